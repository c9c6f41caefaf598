import { sql } from 'kysely';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { RawValue } from '../../pipeline/ports/source-reader.ts';
import { rawTexts } from '../../pipeline/raw-text.ts';
import type { Transaction } from '../db/transaction.ts';
import { type NormalizedRow, selectNormalized, toNormalizedRecord } from '../stores/normalized-rows.ts';
import type { FoundRecord } from './find-records.ts';

/** What records say, by which it is found where nothing tells which record it came from. */
export interface Traces {
  readonly normalized: readonly NormalizedRecord[];
  /** Distinct texts of all versions, trimmed. */
  readonly texts: readonly string[];
  /** Those that tell by themselves who somebody is: keys, numbers, addresses of e-mail. */
  readonly telling: readonly string[];
}

export async function readTraces({ db }: Pick<Transaction, 'db'>, records: readonly FoundRecord[]): Promise<Traces> {
  const ids = records.map(({ id }) => id);
  const { rows: versions } = await sql<{ raw: Readonly<Record<string, RawValue>> }>`
    select raw from source_record_version where record_id = any(${ids})`.execute(db);
  const { rows } = await sql<NormalizedRow>`
    ${selectNormalized} where n.record_id = any(${ids}) and n.fields is not null`.execute(db);
  const normalized = rows.map(toNormalizedRecord);
  const texts = new Set<string>(records.map(({ key }) => key));
  for (const { raw } of versions)
    for (const value of Object.values(raw)) for (const { text } of rawTexts(value)) texts.add(text.trim());
  for (const { fields } of normalized)
    for (const values of Object.values(fields))
      for (const { value, key } of values ?? []) for (const text of [value, key]) if (text !== '') texts.add(text);
  const keys = new Set(records.map(({ key }) => key).filter((key) => key.length >= TELLING_KEY));
  return { normalized, texts: [...texts], telling: [...texts].filter((text) => keys.has(text) || isTelling(text)) };
}

/** Shorter keys, such as 12, occur in anything. */
const TELLING_KEY = 5;

const isTelling = (text: string): boolean =>
  /\S@\S/.test(text) || ((text.match(/\p{Nd}/gu)?.length ?? 0) >= 6 && !dateLike.test(text));

/** Many people share a day. */
const dateLike = /^\p{Nd}{1,4}[-/.]\p{Nd}{1,2}[-/.]\p{Nd}{1,4}(?:\P{L}|$)/u;
