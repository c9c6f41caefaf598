import type { MeasuredSync } from './measured-sync.ts';

/** Rows of a table with one column per sync: seconds by stage and of the whole process, customers, memory. */
export function syncRows(syncs: readonly MeasuredSync[]): readonly (readonly string[])[] {
  const stages = [...new Set(syncs.flatMap((sync) => Object.keys(sync.stages)))];
  return [
    ...stages.map((stage) => [stage, ...syncs.map((sync) => (sync.stages[stage] ?? 0).toFixed(1))]),
    ['whole process', ...syncs.map(({ seconds }) => seconds.toFixed(1))],
    ['customers', ...syncs.map(({ customers }) => String(customers))],
    ['Node peak RSS, MB', ...syncs.map(({ nodeMegabytes }) => megabytes(nodeMegabytes))],
    ['Postgres peak PSS, MB', ...syncs.map(({ postgresMegabytes }) => megabytes(postgresMegabytes))],
  ];
}

function megabytes(value: number | null): string {
  return value?.toFixed(0) ?? 'n/a';
}
