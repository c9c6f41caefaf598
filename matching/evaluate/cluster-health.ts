import type { FieldName } from '../ids.ts';
import type { Column, RecordTable } from '../table/record-table.ts';
import type { RowGroups } from './row-groups.ts';

/** How many clusters there are of each size, smallest size first. */
export interface SizeCount {
  readonly size: number;
  readonly clusters: number;
}

/** @param groups rows by cluster */
export function clusterSizes({ count, starts }: RowGroups): readonly SizeCount[] {
  const bySize = new Map<number, number>();
  for (let cluster = 0; cluster < count; cluster++) {
    const size = starts[cluster + 1]! - starts[cluster]!;
    bySize.set(size, (bySize.get(size) ?? 0) + 1);
  }
  return [...bySize].sort(([a], [b]) => a - b).map(([size, clusters]) => ({ size, clusters }));
}

/** Clusters in which two records have values of a field that do not resemble each other at all. */
export interface Contradictions {
  readonly field: FieldName;
  readonly clusters: number;
}

/**
 * Fields in which clusters contradict themselves, the most frequent first. Lists (phones, e-mails) never do: a customer may
 * have several.
 *
 * @param groups rows by cluster
 */
export function contradictions({ columns }: RecordTable, groups: RowGroups): readonly Contradictions[] {
  return columns
    .filter(({ field }) => !field.list)
    .map((column) => ({ field: column.field.name, clusters: contradicting(column, groups) }))
    .filter(({ clusters }) => clusters > 0)
    .sort((a, b) => b.clusters - a.clusters);
}

function contradicting(column: Column, { count, starts, rows }: RowGroups): number {
  let found = 0;
  for (let cluster = 0; cluster < count; cluster++) {
    if (starts[cluster + 1]! - starts[cluster]! < 2) continue;
    const values = new Set<number>();
    for (let i = starts[cluster]!; i < starts[cluster + 1]!; i++) {
      const code = column.single[rows[i]!]!;
      if (code >= 0) values.add(code);
    }
    if (hasContradiction(column, [...values])) found++;
  }
  return found;
}

/** The last level of a type is the one of values that have nothing in common. */
function hasContradiction({ keys, type }: Column, codes: readonly number[]): boolean {
  const different = type.levels.length - 1;
  return codes.some((a, i) => codes.slice(i + 1).some((b) => type.compare(keys.at(a), keys.at(b)) === different));
}
