import { sql } from 'kysely';
import type { RecordId } from '../../matching/ids.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { ComparedKey, ErasureRules } from '../../pipeline/ports/erasure-store.ts';
import type { Counts } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { type NormalizedRow, selectNormalized, toNormalizedRecord } from '../stores/normalized-rows.ts';
import { endErased } from './erase-decisions.ts';
import type { Traces } from './traces.ts';

/**
 * Empties rejected rows that may be the person's without naming the record: those that hold something telling of it, or
 * exactly one of its texts, or several; and reasons of rollbacks that say so.
 */
export async function eraseQuotes({ db }: Transaction, { texts, telling }: Traces): Promise<Counts> {
  const quotes = (value: ReturnType<typeof sql.ref>) => sql`(
    ${value} = any(${[...texts]})
    or exists (select from unnest(${[...telling]}::text[]) t where strpos(${value}, t) > 0)
    or (select count(*) from unnest(${texts.filter((text) => text.length >= 3)}::text[]) t where strpos(${value}, t) > 0) > 1
  )`;
  const rejects = await sql`
    update reject set value = null where value is not null and ${quotes(sql.ref('value'))}`.execute(db);
  await sql`update run_rollback set reason = '' where ${quotes(sql.ref('reason'))}`.execute(db);
  return { reject: Number(rejects.numAffectedRows ?? 0n) };
}

/**
 * Takes listed values that no record has any more out of models and of decisions about generic values, when they may be those
 * of the person. To be called when the records are gone. Returns how many values were taken out.
 */
export async function eraseListedValues(
  transaction: Transaction,
  traces: Traces,
  rules: Pick<ErasureRules, 'keysIn' | 'keysOf'>,
  author: string,
): Promise<number> {
  const { db } = transaction;
  const models = await db.selectFrom('model').select(['id', 'model']).execute();
  const { rows: generic } = await sql<{ id: number; field: string; key: string }>`
    select id, field, content ->> 'key' as key from decision where kind = 'generic_value'`.execute(db);
  const listed = new Set(generic.map(idOf));
  for (const { model } of models)
    for (const comparison of (model as MatchModel).comparisons)
      for (const key of [...Object.keys(comparison.frequencies), ...comparison.generic])
        listed.add(idOf({ field: comparison.field, key }));
  const keys = [...traces.normalized.flatMap(rules.keysOf), ...rules.keysIn(traces.texts)].map(idOf);
  const own = new Set(keys.filter((key) => listed.has(key)));
  await keepOthers(transaction, own, rules.keysOf);
  if (own.size === 0) return 0;
  for (const { id, model } of models) {
    const rest = withoutValues(model as MatchModel, (key) => own.has(idOf(key)));
    if (rest !== model) await sql`update model set model = ${JSON.stringify(rest)} where id = ${id}`.execute(db);
  }
  const emptied = generic.filter((decision) => own.has(idOf(decision))).map(({ id }) => id);
  await sql`update decision set content = '{"key":""}', reason = '' where id = any(${emptied})`.execute(db);
  await endErased({ db }, emptied, author);
  return own.size;
}

const idOf = ({ field, key }: { readonly field: string; readonly key: string }): string => `${field}\n${key}`;

const pageSize = 2_000;

/** Leaves only keys that no record has; mostly the first records have what is common, and no others need be read. */
async function keepOthers({ db }: Transaction, own: Set<string>, keysOf: ErasureRules['keysOf']): Promise<void> {
  for (let last = 0; own.size > 0; ) {
    const { rows }: { rows: NormalizedRow[] } = await sql<NormalizedRow>`
      ${selectNormalized} where n.fields is not null and n.record_id > ${last}
      order by n.record_id limit ${pageSize}`.execute(db);
    for (const row of rows) for (const key of keysOf(toNormalizedRecord(row))) own.delete(idOf(key));
    if (rows.length < pageSize) return;
    last = rows.at(-1)!.id satisfies RecordId;
  }
}

/** The same model when it lists none of them. */
function withoutValues(model: MatchModel, isGone: (key: ComparedKey) => boolean): MatchModel {
  let changed = false;
  const comparisons = model.comparisons.map((comparison) => {
    const { field } = comparison;
    const frequencies = Object.entries(comparison.frequencies).filter(([key]) => !isGone({ field, key }));
    const generic = comparison.generic.filter((key) => !isGone({ field, key }));
    const isSame =
      frequencies.length === Object.keys(comparison.frequencies).length && generic.length === comparison.generic.length;
    if (isSame) return comparison;
    changed = true;
    return { ...comparison, frequencies: Object.fromEntries(frequencies), generic };
  });
  return changed ? { ...model, comparisons } : model;
}
