import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { StagingWriter } from '../../pipeline/ports/source-store.ts';
import { slicesOf } from '../db/batches.ts';
import { binaryChunks } from '../db/binary-chunks.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { createFileNumbers } from './file-numbers.ts';
import { loadKnownRows } from './known-rows.ts';
import { standFor } from './record-slots.ts';
import { type RowFilter, rowFilter } from './row-filter.ts';
import { entriesOf, sourceMemo } from './row-memo.ts';
import { saidLast } from './said-last.ts';
import { createStagedTables, dropStagedTables, stagedTablesOf } from './staged-tables.ts';
import { readMemo, stageMemo } from './stored-memo.ts';

/**
 * Opens the staging of a source, empty. When this run has staged the source already (a job that came twice), the counts of
 * that stay, and `stage` will not take what is written now.
 */
export async function openStagingWriter(
  database: Database,
  run: RunId,
  sourceId: number,
  orderDefinition: string,
): Promise<StagingWriter> {
  await inTransaction(database, async (transaction) => {
    await createStagedTables(transaction, sourceId);
    await sql`
      insert into staging (source_id, run_id, order_definition) values (${sourceId}, ${run}, ${orderDefinition})
      on conflict (source_id) do update set run_id = excluded.run_id, finished = false, repeats = false,
        order_definition = excluded.order_definition,
        outcome = case when staging.run_id = excluded.run_id then staging.outcome end`.execute(transaction.db);
  });
  const tables = stagedTablesOf(sourceId);
  const files = createFileNumbers();
  const { order_definition } = await database.db
    .selectFrom('source')
    .select('order_definition')
    .where('id', '=', sourceId)
    .executeTakeFirstOrThrow();
  const ordered = order_definition?.replaceAll('-', '') === orderDefinition;
  const stored = await readMemo(database, sourceId);
  const known = await loadKnownRows(database, sourceId, ordered, entriesOf(stored));
  const filter = rowFilter(known);
  const memo = sourceMemo(stored, known);
  const said = new Int32Array(4);
  const rows = binaryChunks();
  let records = 0;
  let rejects = 0;
  const nextSeq = (): number => {
    records += 1;
    return records;
  };

  /** Gathers rows that say something new: see `RowFilter`. */
  function gather(batch: Parameters<StagingWriter['write']>[0]): void {
    for (const row of batch) {
      const file = files.of(row.place);
      if (!('key' in row)) {
        for (let at = 0; at < row.rows; at += 1)
          filter.pass(memo.slotOf(row.memo + at), file, row.place.row + at, nextSeq);
        continue;
      }
      const { stream, key, deleted, order, json, place } = row;
      const keyHash = Buffer.from(hash('sha256', key, 'binary').slice(0, 16), 'binary');
      const state = { hash: Buffer.from(row.hash, 'hex'), deleted, order };
      const isNew = filter.take(known.slotOf(keyHash, stream), state, file, place.row, nextSeq);
      if (row.memo !== undefined) {
        standFor(keyHash, state, said);
        memo.settle(row.memo, said, !isNew);
      }
      if (!isNew) continue;
      rows.add([nextSeq(), stream, key, keyHash, deleted, state.hash, order, json, file, place.row]);
    }
  }
  const copyRows = (transaction: Transaction): Promise<number> =>
    transaction.copyChunks(tables.records, recordColumns, rows.takeAll());

  return {
    memo,
    write: async (batch) => {
      gather(batch);
      if (rows.size() >= COPIED_AT_ONCE) await inTransaction(database, copyRows);
    },
    reject: async (batch) => {
      if (batch.length === 0) return;
      rejects += batch.length;
      const rejected = batch.map(({ place, column, value, code, reason }) => [
        files.of(place),
        place.row,
        column ?? null,
        value ?? null,
        code,
        reason,
      ]);
      await inTransaction(database, (transaction) => transaction.copy(tables.rejects, rejectColumns, rejected));
    },
    report: async (reports) => {
      for (const report of reports) files.report(report);
    },
    finish: ({ mode, complete, cursor, manifest }) =>
      inTransaction(database, async (transaction) => {
        await copyRows(transaction);
        await stageStandIns(transaction, tables.records, filter);
        const verified = mode === 'snapshot' && complete;
        const absent = verified ? [...filter.absent()].map((id) => [id]) : [];
        await transaction.copy(tables.absent, ['record_id'], absent);
        await stageMemo(transaction, sourceId, memo.changes());
        await transaction.db
          .updateTable('staging')
          .set({
            finished: true,
            mode,
            complete,
            cursor: cursor === null ? null : JSON.stringify(cursor),
            record_count: records,
            reject_count: rejects,
            absent_count: absent.length,
            manifest,
            files: JSON.stringify(files.all().map((file) => ({ ...file, unchanged: filter.passedOver(file.no) }))),
          })
          .where('source_id', '=', sourceId)
          .where('run_id', '=', run)
          .execute();
      }),
    discard: async () => {
      // Best effort, often after a failure that should be seen instead: the next extract starts with empty tables anyway.
      await inTransaction(database, (transaction) => dropStagedTables(transaction, sourceId)).catch(() => undefined);
    },
  };
}

/** Bytes. */
const COPIED_AT_ONCE = 1024 * 1024;

const recordColumns = [
  'seq',
  'stream',
  'key',
  'key_hash',
  'deleted',
  'hash',
  'order_key',
  'raw',
  'file_no',
  'row_number',
];
const rejectColumns = ['file_no', 'row_number', 'column_name', 'value', 'code', 'reason'];

/** Stages the rows that stand in for passed ones; their content is never stored, because it is that of the record. */
async function stageStandIns({ db }: Transaction, table: string, { standIns }: RowFilter): Promise<void> {
  for (const some of slicesOf(standIns, 10_000))
    await sql`
      insert into ${sql.table(table)} (seq, stream, key, key_hash, deleted, hash, order_key, raw, file_no, row_number)
      select s.seq, r.stream, r.key, r.key_hash, r.gone, r.hash, r.order_key, '{}', s.file, s.row
      from json_to_recordset(${JSON.stringify(some)}) as s (seq integer, record integer, file integer, "row" integer)
      join (${sql.raw(saidLast)}) r on r.id = s.record`.execute(db);
}
