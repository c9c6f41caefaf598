import type { Comparison } from '../scoring/comparisons.ts';
import type { Column, RecordTable } from '../table/record-table.ts';
import { agreeingPairs } from './agreeing-pairs.ts';
import type { OutcomeCells, Patterns } from './outcome-cells.ts';
import type { RowPairs } from './random-pairs.ts';
import { type RowGroups, rowGroups } from './row-groups.ts';

/** Pairs that agree on a set of parents, by which the dependence of other fields on them is learned. */
export interface DependenceSample {
  /** Comparisons that agree. */
  readonly parents: readonly number[];
  readonly pairs: RowPairs;
}

/** Pairs for each set of parents. */
const PAIRS = 20_000;

/** A sample for every set of parents of any comparison. */
export function dependenceSamples(table: RecordTable, comparisons: readonly Comparison[]): readonly DependenceSample[] {
  const samples = new Map<string, DependenceSample>();
  const groups = new Map<Column, RowGroups>();
  const groupsOf = (column: Column): RowGroups => {
    const made = groups.get(column) ?? rowGroups(column);
    groups.set(column, made);
    return made;
  };
  for (const { parents } of comparisons) {
    for (let bucket = 1; bucket < 1 << parents.length; bucket++) {
      const agreeing = parents.filter((_, z) => (bucket >> z) & 1).toSorted((x, y) => x - y);
      const name = agreeing.join(' ');
      if (samples.has(name)) continue;
      const columns = agreeing.map((parent) => table.columns[comparisons[parent]!.column]!);
      samples.set(name, { parents: agreeing, pairs: agreeingPairs(columns, PAIRS, groupsOf) });
    }
  }
  return [...samples.values()];
}

/** Pairs' worth of belief that agreement on the parents changes nothing. */
const PRIOR_PAIRS = 30;
const LEAST_RATIO = 0.01;

/** Exact agreement beyond chance, and level ratios, of one comparison given agreeing parents. */
export interface LearnedDependence {
  readonly exact: number;
  readonly ratios: readonly number[];
}

/**
 * Learns how comparison k behaves among unrelated pairs that agree on exactly the parents of `bucket`.
 *
 * @param unrelated posterior probability of being unrelated, by pattern
 */
export function learnDependence(
  k: number,
  width: number,
  bucket: number,
  patterns: Patterns,
  cells: OutcomeCells,
  unrelated: Float64Array,
  chance: readonly number[],
): LearnedDependence {
  const seen = Float64Array.from(chance, (u) => PRIOR_PAIRS * u);
  for (let pattern = 0; pattern < patterns.count; pattern++) {
    const cell = patterns.cells[pattern * width + k]!;
    if (cell < 0 || cells.buckets[cell] !== bucket) continue;
    seen[cells.levels[cell]!]! += patterns.weights[pattern]! * unrelated[pattern]!;
  }
  const total = seen.reduce((sum, each) => sum + each, 0);
  return {
    exact: Math.max(0, (seen[0]! / total - chance[0]!) / (1 - chance[0]!)),
    ratios: chance.map((u, level) => Math.max(LEAST_RATIO, seen[level]! / total / u)),
  };
}
