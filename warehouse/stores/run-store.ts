import { sql } from 'kysely';
import { toSourceName } from '../../matching/ids.ts';
import type { RunId, RunStore, StepName } from '../../pipeline/ports/run-store.ts';
import { toRunId } from '../../pipeline/ports/run-store.ts';
import { committingLater } from '../db/commit-later.ts';
import type { Database } from '../db/database.ts';
import { beginRun } from './begin-run.ts';
import { endRuns } from './end-runs.ts';
import { readRuns } from './read-runs.ts';
import { startStep } from './start-step.ts';

export function createRunStore(database: Database): RunStore {
  const { db } = database;
  const stepOf = (run: RunId, step: StepName, source: string | null) =>
    db
      .updateTable('run_step')
      .where('run_id', '=', run)
      .where('step', '=', step)
      .where('source', '=', source ?? '');
  return {
    begin: async (options = {}) => toRunId(await beginRun(database, options)),
    isGated: async (run) => {
      const { gated } = await db.selectFrom('run').select('gated').where('id', '=', run).executeTakeFirstOrThrow();
      return gated;
    },
    stepStarted: (run, step, source) => startStep(database, run, step, source),
    // One statement: a process that freezes between two would hold the row for ever.
    stepProgress: async (run, step, source, done, total) => {
      await sql`
        update run_step set done = ${Math.trunc(done)}, total = ${total === null ? null : Math.trunc(total)}
        from (select ${committingLater}) as later
        where run_id = ${run} and step = ${step} and source = ${source ?? ''} and status = 'running'`.execute(db);
    },
    stepFinished: async (run, step, source, { status, counts, error, attempt }) => {
      await stepOf(run, step, source)
        .$if(attempt !== undefined, (update) => update.where('attempt', '=', attempt!).where('status', '=', 'running'))
        .set({
          status,
          counts: JSON.stringify(counts),
          error: error === undefined ? null : JSON.stringify(error),
          finished_at: sql`now()`,
        })
        .execute();
    },
    finish: (run, status, error) => endRuns(database, sql`id = ${run}`, status, error ?? null),
    observedAt: async (run) => {
      const { observed_at } = await db
        .selectFrom('run')
        .select('observed_at')
        .where('id', '=', run)
        .executeTakeFirstOrThrow();
      return observed_at;
    },
    report: async (run) => (await readRuns(db, [run]))[0] ?? null,
    list: async (limit) => {
      const newest = await db.selectFrom('run').select('id').orderBy('id', 'desc').limit(limit).execute();
      return readRuns(
        db,
        newest.map(({ id }) => id),
      );
    },
    rejects: async (run, limit) => {
      const rows = await db
        .selectFrom('reject')
        .innerJoin('run_file', 'run_file.id', 'reject.run_file_id')
        .innerJoin('source', 'source.id', 'run_file.source_id')
        .where('run_file.run_id', '=', run)
        .orderBy('source.name')
        .orderBy('run_file.file')
        .orderBy(sql`run_file.sheet nulls first`)
        .orderBy('reject.row_number')
        .orderBy('reject.id')
        .limit(limit)
        .select([
          'source.name as source',
          'run_file.file',
          'run_file.sheet',
          'reject.row_number as row',
          'reject.column_name as column',
          'reject.value',
          'reject.code',
          'reject.reason',
        ])
        .execute();
      return rows.map((row) => ({ ...row, source: toSourceName(row.source) }));
    },
  };
}
