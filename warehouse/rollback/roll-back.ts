import { sql } from 'kysely';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { RollbackReport, RollbackWish } from '../../pipeline/ports/rollback-store.ts';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { activateFormerModel } from './activate-model.ts';
import { activeRollback } from './in-force.ts';
import { hasPublished, publicationOf, publishedBy } from './published-by.ts';
import { isWithdrawn, reconsiderRecords } from './reconsider-records.ts';

/** The work of RollbackStore.rollBack, inside its transaction. */
export async function rollBack(transaction: Transaction, wish: RollbackWish): Promise<RollbackReport> {
  const { db } = transaction;
  const { run } = wish;
  await assertPublished(transaction, run);
  if ((await activeRollback(transaction, run)) !== null)
    throw nothing(run, 'was rolled back already', 'Nothing; `--lift` takes the rollback back.');
  await gatherTargets(transaction, run);
  const newer = await newerRuns(transaction);
  if (newer.length > 0) throw superseded(run, newer);
  const id = await noteRollback(transaction, wish, null);
  const { rows } = await sql<{ versions: number; deletions: number }>`
    with added as (
      insert into withdrawal (record_id, version, deleted_at, rollback_id)
      select record_id, version, deleted_at, ${id} from target
      returning version
    )
    select count(version) as versions, count(*) - count(version) as deletions from added`.execute(db);
  const { versions, deletions } = rows[0]!;
  const model = await activateFormerModel(transaction, run, id);
  if (versions + deletions === 0 && model === null)
    throw nothing(
      run,
      'brought no records and no model of its own',
      'Decisions are taken back with `yekta undo`, the configuration by changing it.',
    );
  await sql`
    create temporary table reconsidered on commit drop as select distinct record_id from target`.execute(db);
  return { run, versions, deletions, ...(await reconsiderRecords(transaction)), model };
}

async function assertPublished(transaction: Transaction, run: RunId): Promise<void> {
  const { rows } = await sql`select from run where id = ${run}`.execute(transaction.db);
  if (rows.length === 0)
    throw new YektaError('run.not_found', `There is no run ${run}.`, { remedy: '`yekta status` lists the runs.' });
  if (!(await hasPublished(transaction, run)))
    throw nothing(run, 'published nothing', 'What it read belongs to the run that published it; see `yekta status`.');
}

export async function noteRollback(
  { db }: Transaction,
  { run, reason, author }: RollbackWish,
  lifts: number | null,
): Promise<number> {
  const { id } = await db
    .insertInto('run_rollback')
    .values({ run_id: run, lifts, reason, decided_by: author })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Gathers in the temporary table `target` the versions and absences that the run published and nobody set aside yet;
 * `said` is the version that a source had told last then.
 */
async function gatherTargets(transaction: Transaction, run: RunId): Promise<void> {
  const { db } = transaction;
  const { files, deletions } = await publishedBy(transaction, run);
  await sql`
    create temporary table target on commit drop as
    select f.record_id, f.version, null::timestamptz as deleted_at, f.version as said, f.late
    from source_record_version f
    where f.run_file_id = any(${files}) and not ${isWithdrawn('version')}
    union all
    select f.record_id, null, f.deleted_at, f.after_version, false
    from json_to_recordset(${JSON.stringify(deletions)}) as d (source integer, at timestamptz)
    join source_record r on r.source_id = d.source
    join record_absence f on f.record_id = r.id and f.deleted_at = d.at
    where not ${isWithdrawn('deleted_at')}`.execute(db);
  await sql`create index on target (record_id)`.execute(db);
  await sql`analyze target`.execute(db);
}

/** Runs that changed the same records since: what counts of these records is theirs. */
async function newerRuns({ db }: Transaction): Promise<readonly number[]> {
  const { rows } = await sql<{ run: number }>`
    select distinct coalesce(${publicationOf(sql`changed.source`, sql`changed.run_id`)}, changed.run_id) as run
    from (
      select distinct s.name as source, file.run_id
      from target t
      join source_record r on r.id = t.record_id and r.version > t.said
      join source s on s.id = r.source_id
      join source_record_version v on v.record_id = r.id and v.version = r.version
      join run_file file on file.id = v.run_file_id
      where not t.late and not exists (select from target o where o.record_id = r.id and o.version = r.version)
      union
      select s.name, (select max(n.id) from run n where n.observed_at = f.deleted_at)
      from target t
      join source_record r on r.id = t.record_id
      join record_absence f on f.record_id = r.id and f.deleted_at = r.deleted_at
      join source s on s.id = r.source_id
      where not t.late and not exists (select from target o where o.record_id = r.id and o.deleted_at = f.deleted_at)
    ) changed
    order by run`.execute(db);
  return rows.map(({ run }) => run);
}

const superseded = (run: RunId, newer: readonly number[]) =>
  new YektaError('rollback.superseded', `Records that run ${run} changed were changed again since.`, {
    remedy: `Roll back the newer runs first: ${newer.toReversed().join(', ')}.`,
  });

export const nothing = (run: RunId, why: string, remedy: string) =>
  new YektaError('rollback.nothing', `Run ${run} ${why}.`, { remedy });
