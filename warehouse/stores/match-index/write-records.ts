import { type RawBuilder, sql } from 'kysely';
import type { RecordId } from '../../../matching/ids.ts';
import type { BinaryValue } from '../../db/binary-chunks.ts';
import type { Transaction } from '../../db/transaction.ts';

/** What matching compares of a record; `data` null: the record is gone, or has nothing to compare. */
export interface Comparables {
  readonly record: number;
  readonly source: number;
  readonly data: Uint8Array | null;
}

interface StoredComparables {
  readonly record_id: number;
  readonly data: Buffer | null;
  readonly matched_data: Buffer | null;
}

/** Writes what matching compares of some records; those whose comparables change are to be matched again. */
export async function writeComparables(transaction: Transaction, records: readonly Comparables[]): Promise<void> {
  const { db, copyBinary } = transaction;
  const stored = await readStored(transaction, records);
  const isIndexed = await hasIndex(transaction);
  const rows: (readonly BinaryValue[])[] = [];
  const replaced: number[] = [];
  for (const { record, source, data } of records) {
    const known = stored.get(record);
    if (known === undefined ? data === null : isSame(known.data, data)) continue;
    if (known !== undefined) replaced.push(record);
    const before = isIndexed ? imageBefore(known, data) : null;
    if (data !== null || (before !== null && before.length > 0)) rows.push([record, source, data, before]);
  }
  if (replaced.length > 0) await sql`delete from match_record where record_id = any(${replaced})`.execute(db);
  await copyBinary('match_record', ['record_id', 'source_id', 'data', 'matched_data'], rows);
}

/** Those of some changed records that the stored result does not know yet, or knows no longer. */
export const comingAndGoing = (records: readonly RecordId[]): RawBuilder<unknown> => sql`
  select record_id from match_record
  where record_id = any(${[...records]}) and (data is null or octet_length(matched_data) = 0)`;

/** Marks what is stored of some changed records as what the result was made from. */
export async function settleRecords({ db }: Transaction, records: readonly RecordId[]): Promise<void> {
  const ids = [...records];
  await sql`delete from match_record where record_id = any(${ids}) and data is null`.execute(db);
  await sql`update match_record set matched_data = null where record_id = any(${ids}) and matched_data is not null`.execute(
    db,
  );
}

/** The same for all records. */
export async function settleAllRecords({ db }: Transaction): Promise<void> {
  await sql`delete from match_record where matched_data is not null and data is null`.execute(db);
  await sql`update match_record set matched_data = null where matched_data is not null`.execute(db);
}

async function readStored(
  { db }: Transaction,
  records: readonly Comparables[],
): Promise<ReadonlyMap<number, StoredComparables>> {
  const { rows } = await sql<StoredComparables>`
    select record_id, data, matched_data from match_record where record_id = any(${records.map(({ record }) => record)})`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.record_id, row]));
}

/** Without an index all records are going to be matched anyway: what was before is of no use. */
async function hasIndex({ db }: Transaction): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select decisions is not null as there from match_state`.execute(db);
  return rows[0]!.there;
}

/** What the stored result was made from; null when that is what the record becomes. */
function imageBefore(known: StoredComparables | undefined, data: Uint8Array | null): Uint8Array | null {
  const before = known === undefined ? NOTHING : (known.matched_data ?? known.data ?? NOTHING);
  return isSame(before, data) ? null : before;
}

const NOTHING = Buffer.alloc(0);

function isSame(a: Buffer | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
