import type { Column } from '../table/record-table.ts';
import { countValues, rowsOfValues, type ValueCounts } from './count-values.ts';
import { otherHolders } from './other-holders.ts';

/** Relative frequencies of the values of one column. */
export interface ValueFrequencies {
  /** Number of rows with a value. */
  readonly filled: number;
  /** By code: probability that an unrelated row has the value; above 0, up to 1. */
  readonly frequency: Float64Array;
  /** Probability that two random rows agree. */
  readonly agreement: number;
}

/** Records' worth of prior belief in the type's own rate of chance agreement, in tables too small to tell; it fades with their size. */
const MOST_PRIOR_RECORDS = 1000;
const SMALL_TABLE = 200;

/** Expected holders of a value that the prior belief comes to at most: common values tell their frequency themselves. */
const MOST_PRIOR_HOLDERS = 0.5;

/** How many records' worth of prior belief a table of that size is given. */
export function priorRecords(filled: number): number {
  return MOST_PRIOR_RECORDS * Math.min(1, SMALL_TABLE / Math.max(1, filled));
}

/** @param chance the type's own rate of chance agreement */
function priorOf(filled: number, chance: number): number {
  return Math.min(priorRecords(filled), MOST_PRIOR_HOLDERS / chance);
}

/**
 * Frequencies of a column's values, each drawn towards the type's default.
 *
 * @param clusterOf cluster by row, to count a value once per customer instead of once per record: records of one customer
 *   repeat its values and make them look common. How often another customer has a rare one is then estimated, see `otherHolders`.
 */
export function valueFrequencies(column: Column, clusterOf: Int32Array | null): ValueFrequencies {
  const values = countValues(column);
  const { filled, rowsOf } = values;
  const chance = column.type.levels[0]!.u;
  const { counts, total } =
    clusterOf === null ? { counts: rowsOf, total: filled } : countPerCluster(column, values, clusterOf);
  const share = relative(counts, total, chance);
  const frequency = clusterOf === null ? share : relative(otherHolders(counts), total, chance);
  const agreement = share.reduce((sum, each, code) => sum + each * frequency[code]!, 0);
  const prior = priorOf(filled, chance);
  return {
    filled,
    frequency,
    agreement: Math.min(0.9, (agreement * filled + chance * prior) / Math.max(1, filled + prior)),
  };
}

function relative(counts: ArrayLike<number>, filled: number, chance: number): Float64Array {
  const prior = priorOf(filled, chance);
  const shares = new Float64Array(counts.length);
  for (let code = 0; code < shares.length; code++) {
    shares[code] = Math.min(1, Math.max(1e-9, (counts[code]! + prior * chance) / (filled + prior)));
  }
  return shares;
}

function countPerCluster(
  column: Column,
  values: ValueCounts,
  clusterOf: Int32Array,
): { counts: Uint32Array; total: number } {
  const { rowsOf } = values;
  const rows = rowsOfValues(column, values, 2);
  const counts = new Uint32Array(column.keys.length);
  let total = 0;
  for (let code = 0; code < counts.length; code++) {
    if (rowsOf[code] === 0) continue;
    counts[code] = rowsOf[code] === 1 ? 1 : new Set(Array.from(rows(code), (row) => clusterOf[row]!)).size;
    total += counts[code]!;
  }
  return { counts, total };
}
