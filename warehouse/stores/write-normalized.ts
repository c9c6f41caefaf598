import { sql } from 'kysely';
import { boundedMemo } from '../../matching/text/bounded-memo.ts';
import type { NormalizedOutcome, NormalizedStore } from '../../pipeline/ports/normalized-store.ts';
import { JsonBytes } from '../codec/json-bytes.ts';
import { writeFields } from '../codec/normalized-fields.ts';
import type { BinaryValue } from '../db/binary-chunks.ts';
import { timeBytes, uuidBytes } from '../db/binary-values.ts';
import { commitLater } from '../db/commit-later.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { digest } from '../digest.ts';
import { type Comparables, writeComparables } from './match-index/write-records.ts';
import { forgetAskedRecords } from './queue/asked-records.ts';
import { noteWritten } from './stale-records.ts';
import { noteUnmerged } from './unpublished.ts';

/**
 * Writes batches of normalized records. A record that maps to nothing gets a row without fields, so that it is not stale any
 * more. A record whose content stays the same only learns which version and fingerprint it belongs to. What matching compares
 * is written with it, so that the records to match again are known whenever a run ends.
 */
export function createNormalizedWriter(database: Database): NormalizedStore['write'] {
  return (_source, fingerprint, outcomes) => {
    const json = new JsonBytes();
    const contents = Array.from(outcomes, (outcome) => contentOf(outcome, json));
    return inTransaction(database, async (transaction) => {
      await commitLater(transaction);
      const current = await readCurrent(transaction, contents);
      const rules = uuidBytes(digest(fingerprint));
      const rows: (readonly BinaryValue[])[] = [];
      const compared: Comparables[] = [];
      const replaced: number[] = [];
      const unmerged: number[] = [];
      let changed = 0;
      for (const { id, kind, fields, updatedAt, hash, comparables } of contents) {
        const record = current.get(id);
        if (record === undefined) continue;
        if (record.old_hash !== hash) changed += 1;
        if (record.is_known) replaced.push(id);
        if (record.is_published && !(record.is_seen && record.old_hash === hash)) unmerged.push(id);
        const made = [record.source_id, record.version, seenAtBytes(record.version_seen_at), rules];
        rows.push([id, ...made, kind, fields, updatedAt, hash && uuidBytes(hash)]);
        compared.push({ record: id, source: record.source_id, data: comparables });
      }
      // Most rows are new: deleting the others and copying all costs half of an upsert.
      if (replaced.length > 0)
        await sql`delete from normalized_record where record_id = any(${replaced})`.execute(transaction.db);
      await transaction.copyBinary('normalized_record', columns, rows);
      await writeComparables(transaction, compared);
      await noteWritten(transaction, [...current.values()]);
      await noteUnmerged(transaction, unmerged);
      await forgetAskedRecords(
        transaction,
        contents.map(({ id }) => id),
      );
      return changed;
    });
  };
}

/** Records of one sync share their time. */
const seenAtBytes = boundedMemo(timeBytes, 1_000);

const columns = ['record_id', 'source_id', 'version', 'seen_at', 'fingerprint', 'kind', 'fields', 'updated_at', 'hash'];

interface CurrentRecord {
  readonly id: number;
  readonly source_id: number;
  readonly version: number;
  readonly version_seen_at: string;
  /** 32 hex characters; null when there is no normalized form, or an empty one. */
  readonly old_hash: string | null;
  readonly is_known: boolean;
  /** The stored form was made from a version that was first seen when the current one was. */
  readonly is_seen: boolean;
  /** It belongs to a customer. */
  readonly is_published: boolean;
}

async function readCurrent(
  { db }: Transaction,
  outcomes: readonly Pick<NormalizedOutcome, 'id'>[],
): Promise<ReadonlyMap<number, CurrentRecord>> {
  const { rows } = await sql<CurrentRecord>`
    select r.id, r.source_id, r.version, r.version_seen_at, replace(n.hash::text, '-', '') as old_hash,
      n.record_id is not null as is_known, coalesce(n.seen_at = r.version_seen_at, false) as is_seen,
      m.record_id is not null as is_published
    from source_record r
    left join normalized_record n on n.record_id = r.id
    left join membership m on m.record_id = r.id
    where r.id = any(${outcomes.map(({ id }) => id)})`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What is stored of an outcome: its values are bytes already, and can be forgotten. */
function contentOf({ id, normalized, comparables }: NormalizedOutcome, json: JsonBytes) {
  if (normalized === null) return { id, kind: null, fields: null, updatedAt: null, hash: null, comparables };
  const { kind, updatedAt } = normalized;
  json.raw(`${kind}\n${updatedAt}\n`);
  const start = json.length;
  writeFields(normalized.fields, json);
  const content = json.take();
  return { id, kind, fields: content.subarray(start), updatedAt, hash: digest(content), comparables };
}
