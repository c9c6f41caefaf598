import { sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { StagedRecord, StagingWriter } from '../../pipeline/ports/source-store.ts';
import type { CopyValue } from '../db/copy.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { digest } from '../digest.ts';
import { createFileNumbers } from './file-numbers.ts';
import { createStagedTables, dropStagedTables, stagedTablesOf } from './staged-tables.ts';

/**
 * Opens the staging of a source, empty. When this run has staged the source already (a job that came twice), the counts of
 * that stay, and `stage` will not take what is written now.
 */
export async function openStagingWriter(database: Database, run: RunId, sourceId: number): Promise<StagingWriter> {
  await inTransaction(database, async (transaction) => {
    await createStagedTables(transaction, sourceId);
    await sql`
      insert into staging (source_id, run_id) values (${sourceId}, ${run})
      on conflict (source_id) do update set run_id = excluded.run_id, finished = false,
        outcome = case when staging.run_id = excluded.run_id then staging.outcome end`.execute(transaction.db);
  });
  const tables = stagedTablesOf(sourceId);
  const files = createFileNumbers();
  let records = 0;
  let rejects = 0;

  function* rowsOf(batch: readonly StagedRecord[]): Generator<readonly CopyValue[]> {
    for (const { stream, key, deleted, hash, json, place } of batch) {
      records += 1;
      yield [records, stream, key, digest(key), deleted, hash, json, files.of(place), place.row];
    }
  }
  const copy = async (table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>) => {
    await inTransaction(database, (transaction) => transaction.copy(table, columns, rows));
  };

  return {
    write: (batch) => copy(tables.records, recordColumns, rowsOf(batch)),
    reject: async (batch) => {
      rejects += batch.length;
      const rows = batch.map(({ place, column, value, code, reason }) => [
        files.of(place),
        place.row,
        column ?? null,
        value ?? null,
        code,
        reason,
      ]);
      await copy(tables.rejects, rejectColumns, rows);
    },
    report: async (reports) => {
      for (const report of reports) files.report(report);
    },
    finish: ({ mode, complete, cursor }) =>
      inTransaction(database, async ({ db }) => {
        await db
          .updateTable('staging')
          .set({
            finished: true,
            mode,
            complete,
            cursor: cursor === null ? null : JSON.stringify(cursor),
            record_count: records,
            reject_count: rejects,
            files: JSON.stringify(files.all()),
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

const recordColumns = ['seq', 'stream', 'key', 'key_hash', 'deleted', 'hash', 'raw', 'file_no', 'row_number'];
const rejectColumns = ['file_no', 'row_number', 'column_name', 'value', 'code', 'reason'];
