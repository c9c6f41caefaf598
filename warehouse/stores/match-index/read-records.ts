import { type RecordId, type SourceName, toRecordId, toSourceName } from '../../../matching/ids.ts';
import type { PackedRecord, RecordChange } from '../../../pipeline/ports/match-index.ts';
import { slicesOf } from '../../db/batches.ts';
import type { BinaryRow } from '../../db/binary-rows.ts';
import type { Transaction } from '../../db/transaction.ts';
import { integerList } from './integer-list.ts';

/** Records that are asked for at once. */
const BATCH = 20_000;

/** Visits the comparables of those of some records that are live. */
export async function readComparables(
  transaction: Transaction,
  ids: readonly RecordId[],
  visit: (record: PackedRecord) => void,
): Promise<void> {
  const toRecord = await packedRecordReader(transaction);
  // Neighbours stand on the same pages.
  const sorted = ids.toSorted((a, b) => a - b);
  for (const some of slicesOf(sorted, BATCH)) {
    await transaction.copyOut(
      `select record_id, source_id, data from match_record where data is not null and record_id = any(${integerList(some)})`,
      (row) => visit(toRecord(row)),
    );
  }
}

/** Visits those of all live records. */
export async function readAllComparables(
  transaction: Transaction,
  visit: (record: PackedRecord) => void,
): Promise<void> {
  const toRecord = await packedRecordReader(transaction);
  await transaction.copyOut('select record_id, source_id, data from match_record where data is not null', (row) =>
    visit(toRecord(row)),
  );
}

/** Records whose comparables are not those that the stored result was made from. */
export async function readChanges(transaction: Transaction): Promise<readonly RecordChange[]> {
  const sourceOf = await readSources(transaction);
  const changes: RecordChange[] = [];
  await transaction.copyOut(
    'select record_id, source_id, matched_data, data from match_record where matched_data is not null order by record_id',
    (row) => {
      const before = row.bytes(2)!;
      const after = row.bytes(3);
      changes.push({
        record: toRecordId(row.int(0)),
        source: sourceOf.get(row.int(1))!,
        before: before.length === 0 ? null : Uint8Array.from(before),
        after: after === null ? null : Uint8Array.from(after),
      });
    },
  );
  return changes;
}

async function packedRecordReader(transaction: Transaction): Promise<(row: BinaryRow) => PackedRecord> {
  const sourceOf = await readSources(transaction);
  return (row) => ({
    record: toRecordId(row.int(0)),
    source: sourceOf.get(row.int(1))!,
    data: row.bytes(2)!,
  });
}

/** Names of sources by id. */
export async function readSources({ db }: Pick<Transaction, 'db'>): Promise<ReadonlyMap<number, SourceName>> {
  const rows = await db.selectFrom('source').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, toSourceName(name)]));
}
