import { sql } from 'kysely';
import type { SourceName } from '../../matching/ids.ts';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { StageCounts } from '../../pipeline/ports/source-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { dropErasedRows } from '../erasure/tombstones.ts';
import { markDeletions } from './deletions.ts';
import type { FinishedExtract } from './finished-extract.ts';
import { classifyRows } from './row-outcomes.ts';
import { dropStagedTables, stagedTablesOf } from './staged-tables.ts';
import { storeFiles } from './store-files.ts';
import { storeRejects } from './store-rejects.ts';
import { storeVersions } from './store-versions.ts';

/** The work of SourceStore.stage, inside its transaction. */
export async function stage(
  transaction: Transaction,
  run: RunId,
  source: SourceName,
  limits: { readonly deletions: number },
): Promise<StageCounts | null> {
  const { db } = transaction;
  const staging = await db
    .selectFrom('staging')
    .innerJoin('source', 'source.id', 'staging.source_id')
    .innerJoin('run', 'run.id', 'staging.run_id')
    .selectAll('staging')
    .select('run.observed_at')
    .where('source.name', '=', source)
    .where('staging.run_id', '=', run)
    .forUpdate(['staging'])
    .executeTakeFirst();
  if (staging === undefined) return null;
  const sourceId = staging.source_id;
  if (staging.outcome !== null) {
    await dropStagedTables(transaction, sourceId);
    return staging.outcome as StageCounts;
  }
  if (!staging.finished || !(await isWhole(transaction, staging))) return null;

  const extract: FinishedExtract = {
    run,
    source,
    sourceId,
    mode: staging.mode as FinishedExtract['mode'],
    complete: staging.complete === true,
    files: staging.files as FinishedExtract['files'],
    observedAt: staging.observed_at,
  };
  await dropErasedRows(transaction, sourceId, source);
  await classifyRows(transaction, extract);
  const { fileIds, totals } = await storeFiles(transaction, extract);
  await storeVersions(transaction, extract, fileIds);
  await storeRejects(transaction, extract, fileIds);
  const deletions = await markDeletions(transaction, extract, limits.deletions);
  const counts: StageCounts = { ...totals, ...deletions };
  await finishStaging(transaction, extract, staging.cursor, counts);
  return counts;
}

/** False when a crash of Postgres emptied the unlogged tables. */
async function isWhole(
  { db }: Transaction,
  staging: { source_id: number; record_count: number | null; reject_count: number | null },
): Promise<boolean> {
  const { records, rejects } = stagedTablesOf(staging.source_id);
  const { rows: found } = await sql<{ exists: boolean }>`select to_regclass(${records}) is not null as exists`.execute(
    db,
  );
  if (found[0]?.exists !== true) return false;
  const { rows } = await sql<{ records: number; rejects: number }>`
    select (select count(*) from ${sql.table(records)}) as records, (select count(*) from ${sql.table(rejects)}) as rejects`.execute(
    db,
  );
  return rows[0]?.records === staging.record_count && rows[0]?.rejects === staging.reject_count;
}

async function finishStaging(
  transaction: Transaction,
  { sourceId, complete, observedAt }: FinishedExtract,
  cursor: unknown,
  counts: StageCounts,
): Promise<void> {
  const { db } = transaction;
  const text = cursor === null ? null : JSON.stringify(cursor);
  await sql`update source set cursor = ${text}::json
    where id = ${sourceId} and cursor::text is distinct from ${text}`.execute(db);
  await db
    .updateTable('staging')
    .set({
      outcome: JSON.stringify(counts),
      files: null,
      cursor: null,
      ...(complete ? { read_at: observedAt } : {}),
    })
    .where('source_id', '=', sourceId)
    .execute();
  await dropStagedTables(transaction, sourceId);
}
