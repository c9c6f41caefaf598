import { sql } from 'kysely';
import type { SourceName } from '../../matching/ids.ts';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { StageCounts } from '../../pipeline/ports/source-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { dropErasedRows } from '../erasure/tombstones.ts';
import { markDeletions } from './deletions.ts';
import type { FinishedExtract } from './finished-extract.ts';
import { gatherChanges, noteChanges } from './record-changes.ts';
import { repeatLastExtract } from './repeat-extract.ts';
import { classifyRows } from './row-outcomes.ts';
import { dropStagedTables, stagedTablesOf } from './staged-tables.ts';
import { storeFiles } from './store-files.ts';
import { storeRejects } from './store-rejects.ts';
import { storeVersions } from './store-versions.ts';
import { storeMemo } from './stored-memo.ts';

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
    .select(['run.observed_at', 'source.order_definition as known_definition'])
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
  if (staging.repeats) {
    const repeated = await repeatLastExtract(transaction, run, sourceId);
    const counts = { ...repeated, ...(await countSetAside(transaction, sourceId)) };
    await finishStaging(transaction, sourceId, counts, staging.complete === true ? staging.observed_at : null);
    return counts;
  }
  if (!staging.finished || !(await isWhole(transaction, staging))) return null;

  const extract: FinishedExtract = {
    run,
    source,
    sourceId,
    mode: staging.mode as FinishedExtract['mode'],
    complete: staging.complete === true,
    files: staging.files as FinishedExtract['files'],
    manifest: staging.manifest,
    orderDefinition: staging.order_definition!,
    observedAt: staging.observed_at,
  };
  // Rows of one extract are much alike: few of them tell the planner enough.
  await sql`set local default_statistics_target = 10`.execute(db);
  if (staging.known_definition !== staging.order_definition) await voidOrder(transaction, extract);
  const erased = await dropErasedRows(transaction, sourceId, source);
  const outcomes = await classifyRows(transaction, extract);
  const { fileIds, totals } = await storeFiles(transaction, extract, outcomes);
  await storeVersions(transaction, extract, fileIds, outcomes);
  await storeRejects(transaction, extract, fileIds, outcomes);
  const deletions = await markDeletions(transaction, extract, outcomes, limits.deletions);
  await gatherChanges(transaction);
  await noteChanges(transaction, sourceId);
  const counts: StageCounts = { ...totals, ...deletions, ...(await countSetAside(transaction, sourceId)) };
  await storeMemo(transaction, sourceId, erased === 0);
  await notePosition(transaction, extract, staging.cursor);
  const seenAll = extract.complete && deletions.suspiciousDeletions === 0;
  await finishStaging(transaction, sourceId, counts, seenAll ? extract.observedAt : null);
  return counts;
}

async function countSetAside({ db }: Transaction, sourceId: number): Promise<Pick<StageCounts, 'setAside'>> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from set_aside h
    cross join lateral (select * from source_record r where r.id = h.record_id offset 0) r
    where r.source_id = ${sourceId} and (h.deleted_at is null or r.deleted_at is null)`.execute(db);
  const { count } = rows[0]!;
  return count === 0 ? {} : { setAside: count };
}

/** False when a crash of Postgres emptied the unlogged tables. */
async function isWhole(
  { db }: Transaction,
  staging: {
    source_id: number;
    record_count: number | null;
    reject_count: number | null;
    absent_count: number | null;
  },
): Promise<boolean> {
  const { records, rejects, absent } = stagedTablesOf(staging.source_id);
  const { rows: found } = await sql<{ exists: boolean }>`select to_regclass(${records}) is not null as exists`.execute(
    db,
  );
  if (found[0]?.exists !== true) return false;
  const { rows } = await sql<{ records: number; rejects: number; absent: number }>`
    select (select count(*) from ${sql.table(records)}) as records, (select count(*) from ${sql.table(rejects)}) as rejects,
      (select count(*) from ${sql.table(absent)}) as absent`.execute(db);
  const counted = rows[0]!;
  return (
    counted.records === staging.record_count &&
    counted.rejects === staging.reject_count &&
    counted.absent === staging.absent_count
  );
}

/** The order keys of the source's versions were made in another way: they say nothing beside those of the extract. */
async function voidOrder({ db }: Transaction, { sourceId, orderDefinition }: FinishedExtract): Promise<void> {
  await sql`
    update source_record_version v set order_key = null from source_record r
    where r.id = v.record_id and r.source_id = ${sourceId} and v.order_key is not null`.execute(db);
  await sql`update source_record set order_key = null where source_id = ${sourceId} and order_key is not null`.execute(
    db,
  );
  await db.updateTable('source').set({ order_definition: orderDefinition }).where('id', '=', sourceId).execute();
}

async function notePosition({ db }: Transaction, extract: FinishedExtract, cursor: unknown): Promise<void> {
  const text = cursor === null ? null : JSON.stringify(cursor);
  await sql`update source set cursor = ${text}::json, manifest = ${extract.manifest}
    where id = ${extract.sourceId}
      and (cursor::text is distinct from ${text} or manifest is distinct from ${extract.manifest}::uuid)`.execute(db);
}

async function finishStaging(
  transaction: Transaction,
  sourceId: number,
  counts: StageCounts,
  readAt: string | null,
): Promise<void> {
  await transaction.db
    .updateTable('staging')
    .set({
      outcome: JSON.stringify(counts),
      files: null,
      cursor: null,
      ...(readAt === null ? {} : { read_at: readAt }),
    })
    .where('source_id', '=', sourceId)
    .execute();
  await dropStagedTables(transaction, sourceId);
}
