import { hasValues, NO_VALUE, type RecordTable, SEVERAL_VALUES } from '../table/record-table.ts';
import { type ColumnLevels, columnLevels } from './column-levels.ts';
import type { Comparison } from './comparisons.ts';
import { createSwapFinder } from './swapped-names.ts';

/** Level of a comparison that does not apply, or in which one side has no value. */
export const ABSENT = -1;
const OPEN = -2;

/** Bounds on what the levels of a pair can bring, for giving up early; see `outcomeTables`. */
export interface WeightBounds {
  /** log2 odds of the two classes of one customer against unrelated pairs, before any evidence. */
  readonly base: readonly [number, number];
  /** By comparison and frequency class: most bits of exact agreement. */
  readonly exact: readonly (readonly [Float64Array, Float64Array])[];
  /** By comparison and level: most bits of that level or a worse one (names swapped aside). */
  readonly best: readonly (readonly [Float64Array, Float64Array])[];
}

/** Finds the comparison levels of pairs of rows. */
export interface PairComparer {
  readonly comparisons: readonly Comparison[];
  /** Levels of the last pair, by comparison; `ABSENT` where there is none. */
  readonly levels: Int8Array;
  /** Frequency class of the more common of the two compared values. */
  readonly frequency: Uint8Array;
  /** Fills `levels` and `frequency`; false as soon as the weight is certain to be below the floor (they are then unfinished). */
  readonly compare: (a: number, b: number, bounds: WeightBounds | null, floor: number) => boolean;
}

/** The two log-sums of the weight: the larger part is at most one bit below the sum of both. */
const SLACK = 1.01;

/**
 * Compares the cheap way first: equal codes, then sketches, then texts, from the cheapest kind of text to the dearest.
 *
 * @param frequencies frequency class by column and code
 */
export function createPairComparer(
  table: RecordTable,
  comparisons: readonly Comparison[],
  frequencies: readonly Uint8Array[],
): PairComparer {
  const width = table.columns.length;
  const singles = rowMajor(table);
  const levelsOf: readonly ColumnLevels[] = table.columns.map(columnLevels);
  const levels = new Int8Array(comparisons.length);
  const frequency = new Uint8Array(comparisons.length);
  const activeByKinds = [0, 1, 2, 3].map((kinds) => activeComparisons(table, comparisons, kinds));
  const cheapestFirst = activeByKinds.map((active) =>
    Int32Array.from([...active].sort((x, y) => costOf(comparisons[x]!) - costOf(comparisons[y]!) || x - y)),
  );
  const columnOf = Int32Array.from(comparisons, ({ column }) => column);
  const elseLevel = Int32Array.from(comparisons, ({ type }) => type.levels.length - 1);
  const swap = createSwapFinder(table, comparisons);
  const open = new Int32Array(comparisons.length);
  const reach = new Int32Array(comparisons.length);

  const compare = (a: number, b: number, bounds: WeightBounds | null, floor: number): boolean => {
    const kinds = table.kinds[a]! | table.kinds[b]!;
    const active = cheapestFirst[kinds]!;
    const rowA = a * width;
    const rowB = b * width;
    levels.fill(ABSENT);
    let most0 = 0;
    let most1 = 0;
    if (bounds !== null) {
      most0 = bounds.base[0];
      most1 = bounds.base[1];
    }
    let opened = 0;
    for (let at = 0; at < active.length; at++) {
      const k = active[at]!;
      const column = columnOf[k]!;
      const x = singles[rowA + column]!;
      const y = singles[rowB + column]!;
      if (x === NO_VALUE || y === NO_VALUE) continue;
      let common = -1;
      if (x === SEVERAL_VALUES || y === SEVERAL_VALUES) common = rarestCommon(table, column, frequencies[column]!, a, b);
      else if (x === y) common = x;
      if (common >= 0) {
        const rarity = frequencies[column]![common]!;
        levels[k] = 0;
        frequency[k] = rarity;
        if (bounds !== null) {
          most0 += bounds.exact[k]![0][rarity]!;
          most1 += bounds.exact[k]![1][rarity]!;
        }
      } else {
        levels[k] = OPEN;
        open[opened++] = k;
        if (bounds !== null) {
          most0 += bounds.best[k]![0][1]!;
          most1 += bounds.best[k]![1][1]!;
        }
      }
    }
    // Names that may be swapped can turn the weakest outcome into a strong one: bounds do not hold for them.
    const mayPrune = bounds !== null && !swap.mayBe(singles, rowA, rowB, levels);
    if (mayPrune && Math.max(most0, most1) + SLACK < floor) return false;
    for (let i = 0; i < opened; i++) {
      const k = open[i]!;
      const column = columnOf[k]!;
      const x = singles[rowA + column]!;
      const y = singles[rowB + column]!;
      const best = x >= 0 && y >= 0 ? levelsOf[column]!.best(x, y) : 1;
      reach[k] = best;
      if (best === elseLevel[k]!) settle(k, best, column, x, y);
      if (mayPrune && best > 1) {
        most0 += bounds.best[k]![0][best]! - bounds.best[k]![0][1]!;
        most1 += bounds.best[k]![1][best]! - bounds.best[k]![1][1]!;
        if (Math.max(most0, most1) + SLACK < floor) return false;
      }
    }
    for (let i = 0; i < opened; i++) {
      const k = open[i]!;
      if (levels[k] !== OPEN) continue;
      const column = columnOf[k]!;
      const x = singles[rowA + column]!;
      const y = singles[rowB + column]!;
      if (x >= 0 && y >= 0) settle(k, levelsOf[column]!.exactly(x, y), column, x, y);
      else compareLists(k, column, a, b);
      if (mayPrune) {
        const level = levels[k]!;
        const best = reach[k]!;
        most0 += bounds.best[k]![0][level]! - bounds.best[k]![0][best]!;
        most1 += bounds.best[k]![1][level]! - bounds.best[k]![1][best]!;
        if (Math.max(most0, most1) + SLACK < floor) return false;
      }
    }
    swap.mark(singles, rowA, rowB, levels, frequency, frequencies);
    return true;
  };

  const settle = (k: number, level: number, column: number, x: number, y: number): void => {
    levels[k] = level;
    const first = frequencies[column]![x]!;
    const second = frequencies[column]![y]!;
    frequency[k] = first < second ? first : second;
  };

  /** Rows of which one at least has several values, none in common: the best of all pairs of values. */
  const compareLists = (k: number, column: number, a: number, b: number): void => {
    const { offsets, codes } = table.columns[column]!;
    let best = Number.POSITIVE_INFINITY;
    let rarest = 0;
    for (let i = offsets[a]!; i < offsets[a + 1]!; i++) {
      for (let j = offsets[b]!; j < offsets[b + 1]!; j++) {
        const level = levelsOf[column]!.exactly(codes[i]!, codes[j]!);
        const rarity = Math.min(frequencies[column]![codes[i]!]!, frequencies[column]![codes[j]!]!);
        if (level > best || (level === best && rarity <= rarest)) continue;
        best = level;
        rarest = rarity;
      }
    }
    levels[k] = best;
    frequency[k] = rarest;
  };

  return { comparisons, levels, frequency, compare };
}

/** The values of all columns, a row's side by side: one cache line instead of one per column. */
function rowMajor({ columns, size }: RecordTable): Int32Array {
  const singles = new Int32Array(size * columns.length);
  for (const [i, { single }] of columns.entries()) {
    for (let row = 0; row < size; row++) singles[row * columns.length + i] = single[row]!;
  }
  return singles;
}

function activeComparisons(table: RecordTable, comparisons: readonly Comparison[], kinds: number): Int32Array {
  return Int32Array.from(comparisons.keys()).filter(
    (k) => comparisons[k]!.applies[kinds]! && hasValues(table.columns[comparisons[k]!.column]!),
  );
}

/** The rarest value that both rows hold; -1 for none. */
function rarestCommon(table: RecordTable, column: number, frequencies: Uint8Array, a: number, b: number): number {
  const { offsets, codes } = table.columns[column]!;
  let rarest = -1;
  for (let i = offsets[a]!; i < offsets[a + 1]!; i++) {
    const code = codes[i]!;
    for (let j = offsets[b]!; j < offsets[b + 1]!; j++) {
      if (codes[j] === code && (rarest < 0 || frequencies[code]! > frequencies[rarest]!)) rarest = code;
    }
  }
  return rarest;
}

/** Relative cost of comparing two values: short codes before names before long texts. */
function costOf({ type }: Comparison): number {
  switch (type.name) {
    case 'address':
    case 'text':
      return 3;
    case 'organisation_name':
    case 'person_name':
      return 2;
    case 'given_name':
    case 'family_name':
    case 'email':
      return 1;
    default:
      return 0;
  }
}
