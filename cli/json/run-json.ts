import type { RunFileReport, RunReport, StepReport } from '../../pipeline/ports/run-store.ts';
import type { WarehouseTotals } from '../output/warehouse-totals.ts';

/** The public JSON form of a run; described in docs/cli.md. */
export function runJson({ id, status, startedAt, finishedAt, error, rolledBack, steps, files }: RunReport): object {
  return {
    id,
    status,
    started_at: startedAt,
    finished_at: finishedAt,
    error,
    rolled_back: rolledBack,
    steps: steps.map(stepJson),
    files: files.map(fileJson),
  };
}

function stepJson({ step, source, status, attempt, startedAt, finishedAt, done, total, counts, error }: StepReport) {
  return { step, source, status, attempt, started_at: startedAt, finished_at: finishedAt, done, total, counts, error };
}

function fileJson({ source, file, sheet, rowsRead, accepted, rejected, unchanged, error, notes }: RunFileReport) {
  return { source, file, sheet, rows_read: rowsRead, accepted, rejected, unchanged, error, notes };
}

/** The public JSON form of what is in the warehouse. */
export function totalsJson({ customers, records, merged, conflicts, merges }: WarehouseTotals): object {
  return {
    customers,
    records,
    merged,
    merges_by_field: merges?.byField ?? {},
    merges_by_people: merges?.byPeople ?? 0,
    conflicts,
  };
}
