import { type Kysely, sql } from 'kysely';
import { toSourceName } from '../../matching/ids.ts';
import type {
  Counts,
  RunFileReport,
  RunReport,
  RunStatus,
  StepName,
  StepReport,
  StepStatus,
  StoredError,
} from '../../pipeline/ports/run-store.ts';
import { projectSteps, sourceSteps, toRunId } from '../../pipeline/ports/run-store.ts';
import { isRolledBack } from '../rollback/in-force.ts';
import type { Tables } from '../tables.ts';

/** Reports of these runs, newest first. */
export async function readRuns(db: Kysely<Tables>, ids: readonly number[]): Promise<readonly RunReport[]> {
  if (ids.length === 0) return [];
  const runs = await db
    .selectFrom('run')
    .selectAll()
    .select(isRolledBack(sql.ref('run.id')).as('rolled_back'))
    .where('id', 'in', ids)
    .orderBy('id', 'desc')
    .execute();
  const steps = await readSteps(db, ids);
  const files = await readFiles(db, ids);
  return runs.map((run) => ({
    id: toRunId(run.id),
    status: run.status as RunStatus,
    startedAt: run.started_at,
    finishedAt: run.finished_at,
    error: run.error as StoredError | null,
    rolledBack: run.rolled_back,
    steps: steps.get(run.id) ?? [],
    files: files.get(run.id) ?? [],
  }));
}

async function readSteps(db: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, StepReport[]>> {
  const rows = await db.selectFrom('run_step').selectAll().where('run_id', 'in', ids).execute();
  const order: readonly string[] = [...sourceSteps, ...projectSteps];
  const isOfProject = (source: string): number => (source === '' ? 1 : 0);
  rows.sort(
    (a, b) =>
      isOfProject(a.source) - isOfProject(b.source) ||
      (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) ||
      order.indexOf(a.step) - order.indexOf(b.step),
  );
  return groupByRun(rows, (row) => ({
    step: row.step as StepName,
    source: row.source === '' ? null : toSourceName(row.source),
    status: row.status as StepStatus,
    attempt: row.attempt,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    done: row.done,
    total: row.total,
    counts: row.counts as Counts,
    error: row.error as StoredError | null,
  }));
}

async function readFiles(db: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, RunFileReport[]>> {
  const rows = await db
    .selectFrom('run_file')
    .innerJoin('source', 'source.id', 'run_file.source_id')
    .selectAll('run_file')
    .select('source.name as source')
    .where('run_id', 'in', ids)
    .orderBy('source.name')
    .orderBy('run_file.id')
    .execute();
  return groupByRun(rows, (row) => ({
    source: toSourceName(row.source),
    file: row.file,
    sheet: row.sheet,
    rowsRead: row.rows_read,
    accepted: row.accepted,
    rejected: row.rejected,
    unchanged: row.unchanged,
    error: row.error as StoredError | null,
    notes: row.notes,
  }));
}

function groupByRun<Row extends { run_id: number }, T>(
  rows: readonly Row[],
  toReport: (row: Row) => T,
): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.run_id);
    if (group === undefined) groups.set(row.run_id, [toReport(row)]);
    else group.push(toReport(row));
  }
  return groups;
}
