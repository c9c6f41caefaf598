import { hasValues, NO_VALUE, type RecordTable, SEVERAL_VALUES } from '../table/record-table.ts';
import { type ColumnLevels, columnLevels } from './column-levels.ts';
import type { Comparison } from './comparisons.ts';
import { FREQUENCY_CLASSES } from './frequency-class.ts';
import { rowStore, touchRows } from './row-store.ts';
import { createSwapFinder } from './swapped-names.ts';

/** Level of a comparison that does not apply, or in which one side has no value. */
export const ABSENT = -1;
const OPEN = -2;

/** Most levels of a comparison. */
export const MOST_LEVELS = 16;

/** Bounds on what the levels of a pair can bring, for giving up early; see `weightBounds`. */
export interface WeightBounds {
  /** log2 odds of the classes same and moved against unrelated pairs, before any evidence. */
  readonly base: readonly [number, number];
  /** Most bits of exact agreement for same and moved: two entries for each comparison and frequency class. */
  readonly exact: Float64Array;
  /** Most bits of a level or a worse one (names swapped aside): two entries for each comparison and `MOST_LEVELS` levels. */
  readonly best: Float64Array;
  /** Comparisons in the order in which to look at them: first the one whose disagreement takes most away. */
  readonly order: Int32Array;
}

/** Finds the comparison levels of pairs of rows. */
export interface PairComparer {
  readonly comparisons: readonly Comparison[];
  /** Levels of the last pair, by comparison; `ABSENT` where there is none. */
  readonly levels: Int8Array;
  /** Frequency class of the more common of the two compared values. */
  readonly frequency: Uint8Array;
  /** Fills `levels` and `frequency`; false as soon as the weight is certain to be below the floor (they are then unfinished). */
  /** Reads the rows that are compared next: cache misses of many rows overlap, those of one row after the other do not. */
  readonly touch: (rows: Int32Array) => void;
  readonly compare: (a: number, b: number, bounds: WeightBounds | null, floor: number) => boolean;
}

/** The two log-sums of the weight: the larger part is at most one bit below the sum of both. */
const SLACK = 1.01;

/**
 * Compares the cheap way first: equal codes, then sketches, from the column whose sketches take least memory to the one that
 * misses every cache, then texts, from the cheapest kind of text to the dearest.
 *
 * @param frequencies frequency class by column and code
 */
export function createPairComparer(
  table: RecordTable,
  comparisons: readonly Comparison[],
  frequencies: readonly Uint8Array[],
): PairComparer {
  const levelsOf: readonly ColumnLevels[] = table.columns.map(columnLevels);
  const store = rowStore(table, levelsOf);
  const { data: singles, stride: width, sketchAt } = store;
  const levels = new Int8Array(comparisons.length);
  const frequency = new Uint8Array(comparisons.length);
  const columnOf = Int32Array.from(comparisons, ({ column }) => column);
  const elseLevel = Int32Array.from(comparisons, ({ type }) => type.levels.length - 1);
  const bySketches = [...comparisons.keys()].sort((x, y) => sketchBytes(x) - sketchBytes(y) || x - y);
  const byTexts = [...comparisons.keys()].sort((x, y) => costOf(comparisons[x]!) - costOf(comparisons[y]!) || x - y);
  const activeBySketches = [0, 1, 2, 3].map((kinds) => Int32Array.from(bySketches.filter((k) => isActive(k, kinds))));
  const dearestLast = Int32Array.from(byTexts);
  const swap = createSwapFinder(table, comparisons);

  function sketchBytes(k: number): number {
    const { sketches, width: integers } = levelsOf[comparisons[k]!.column]!;
    return integers === 0 ? Number.POSITIVE_INFINITY : sketches.length;
  }
  function isActive(k: number, kinds: number): boolean {
    return comparisons[k]!.applies[kinds]! && hasValues(table.columns[comparisons[k]!.column]!);
  }

  const compare = (a: number, b: number, bounds: WeightBounds | null, floor: number): boolean => {
    const active = activeBySketches[table.kinds[a]! | table.kinds[b]!]!;
    const rowA = a * width;
    const rowB = b * width;
    levels.fill(ABSENT);
    let opened = 0;
    let most0 = 0;
    let most1 = 0;
    if (bounds !== null) {
      most0 = bounds.base[0];
      most1 = bounds.base[1];
    }
    for (let at = 0; at < active.length; at++) {
      const k = active[at]!;
      const column = columnOf[k]!;
      const x = singles[rowA + column]!;
      const y = singles[rowB + column]!;
      if (x === NO_VALUE || y === NO_VALUE) continue;
      let common = -1;
      if (x === y && x >= 0) common = x;
      else if (x === SEVERAL_VALUES || y === SEVERAL_VALUES) {
        common = rarestCommon(table, column, frequencies[column]!, a, b);
      }
      if (common >= 0) {
        const rarity = frequencies[column]![common]!;
        levels[k] = 0;
        frequency[k] = rarity;
        if (bounds !== null) {
          most0 += bounds.exact[(k * FREQUENCY_CLASSES + rarity) * 2]!;
          most1 += bounds.exact[(k * FREQUENCY_CLASSES + rarity) * 2 + 1]!;
        }
      } else {
        levels[k] = OPEN;
        opened++;
        if (bounds !== null) {
          most0 += bounds.best[(k * MOST_LEVELS + 1) * 2]!;
          most1 += bounds.best[(k * MOST_LEVELS + 1) * 2 + 1]!;
        }
      }
    }
    // Names that may be swapped can turn the weakest outcome into a strong one: bounds do not hold for them.
    const mayPrune = bounds !== null && !swap.mayBe(singles, rowA, rowB, levels);
    if (mayPrune && most0 + SLACK < floor && most1 + SLACK < floor) return false;
    const order = bounds === null ? active : bounds.order;
    for (let at = 0; at < order.length; at++) {
      const k = order[at]!;
      if (levels[k] !== OPEN) continue;
      const column = columnOf[k]!;
      const x = singles[rowA + column]!;
      const y = singles[rowB + column]!;
      if (x < 0 || y < 0) continue;
      const { sketches, width: integers, best: bestLevel } = levelsOf[column]!;
      const inRow = sketchAt[column]!;
      const best =
        inRow < 0
          ? bestLevel(sketches, x * integers, y * integers)
          : bestLevel(singles, rowA + inRow, rowB + inRow);
      reach[k] = best;
      if (best === elseLevel[k]) {
        levels[k] = best;
        opened--;
      }
      if (mayPrune && best > 1) {
        const of = (k * MOST_LEVELS + best) * 2;
        const from = (k * MOST_LEVELS + 1) * 2;
        most0 += bounds.best[of]! - bounds.best[from]!;
        most1 += bounds.best[of + 1]! - bounds.best[from + 1]!;
        if (most0 + SLACK < floor && most1 + SLACK < floor) return false;
      }
    }
    for (let at = 0; opened > 0; at++) {
      const k = dearestLast[at]!;
      if (levels[k] !== OPEN) continue;
      opened--;
      const column = columnOf[k]!;
      const x = singles[rowA + column]!;
      const y = singles[rowB + column]!;
      const reached = x >= 0 && y >= 0 ? reach[k]! : 1;
      if (x >= 0 && y >= 0) levels[k] = levelsOf[column]!.exactly(x, y);
      else compareLists(k, column, a, b);
      if (mayPrune) {
        const of = (k * MOST_LEVELS + levels[k]!) * 2;
        const from = (k * MOST_LEVELS + reached) * 2;
        most0 += bounds.best[of]! - bounds.best[from]!;
        most1 += bounds.best[of + 1]! - bounds.best[from + 1]!;
        if (most0 + SLACK < floor && most1 + SLACK < floor) return false;
      }
    }
    for (let at = 0; at < active.length; at++) {
      const k = active[at]!;
      if (levels[k]! > 0) findRarity(k, rowA, rowB);
    }
    swap.mark(singles, rowA, rowB, levels, frequency, frequencies);
    return true;
  };
  const reach = new Int32Array(comparisons.length);

  /** Frequency class of two different single values; lists have found theirs. */
  const findRarity = (k: number, rowA: number, rowB: number): void => {
    const column = columnOf[k]!;
    const x = singles[rowA + column]!;
    const y = singles[rowB + column]!;
    if (x < 0 || y < 0) return;
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

  let touched = 0;
  const touch = (rows: Int32Array): void => {
    touched ^= touchRows(store, rows);
  };

  return { comparisons, levels, frequency, touch, compare };
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
