import { hasValues, NO_VALUE, type RecordTable } from '../table/record-table.ts';
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
  /** Comparisons in the order in which to look at them: first the one whose disagreement takes most away for its cost. */
  readonly order: Int32Array;
}

/** Finds the comparison levels of pairs of rows. */
export interface PairComparer {
  readonly comparisons: readonly Comparison[];
  /** Levels of the last pair, by comparison; `ABSENT` where there is none. */
  readonly levels: Int8Array;
  /** Frequency class of the more common of the two compared values. */
  readonly frequency: Uint8Array;
  /** Reads the rows that are compared next: cache misses of many rows overlap, those of one row after the other do not. */
  readonly touch: (rows: Int32Array) => number;
  /** Fills `levels` and `frequency`; false as soon as the weight is certain to be below the floor (they are then unfinished). */
  readonly compare: (a: number, b: number, bounds: WeightBounds | null, floor: number) => boolean;
}

/** What is known of the first row of a pair before its second one. */
interface LeftRow {
  row: number;
  /** Kind codes of both rows, or-ed. */
  kinds: number;
  bounds: WeightBounds | null;
  /** Comparisons for which the row has a value. */
  count: number;
  /** The bounds' base; 0 without bounds. */
  base0: number;
  base1: number;
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

  // By comparison: the column's sketches, where they stand in a row (-1: they are looked up by code), and what bounds levels by them.
  const sketchIn = Int32Array.from(columnOf, (column) => sketchAt[column]!);
  const sketchesOf = Array.from(columnOf, (column) => (sketchAt[column]! < 0 ? levelsOf[column]!.sketches() : singles));
  const widthOf = Int32Array.from(columnOf, (column) => levelsOf[column]!.width);
  const bestOf = Array.from(columnOf, (column) => levelsOf[column]!.best);

  // The first row of the last pair: candidates come row by row, so that most pairs find it prepared.
  const left: LeftRow = { row: -1, kinds: 0, bounds: null, count: 0, base0: 0, base1: 0 };
  const present = new Int32Array(comparisons.length);
  const codeOf = new Int32Array(comparisons.length);
  const rarityOf = new Uint8Array(comparisons.length);
  const sketchOf = new Int32Array(comparisons.length);
  const exactBits = new Float64Array(comparisons.length * 2);
  const openBits = new Float64Array(comparisons.length * 2);
  const open = new Int32Array(comparisons.length);
  const reach = new Int32Array(comparisons.length);

  const setLeft = (row: number, kinds: number, bounds: WeightBounds | null): void => {
    left.row = row;
    left.kinds = kinds;
    left.bounds = bounds;
    left.count = 0;
    left.base0 = bounds?.base[0] ?? 0;
    left.base1 = bounds?.base[1] ?? 0;
    const active = activeBySketches[kinds]!;
    for (const k of bounds?.order ?? active) {
      const code = singles[row * width + columnOf[k]!]!;
      if (code === NO_VALUE || !active.includes(k)) continue;
      present[left.count++] = k;
      codeOf[k] = code;
      if (code >= 0) {
        rarityOf[k] = frequencies[columnOf[k]!]![code]!;
        sketchOf[k] = sketchIn[k]! < 0 ? code * widthOf[k]! : row * width + sketchIn[k]!;
      }
      for (let c = 0; c < 2; c++) {
        exactBits[k * 2 + c] = bounds?.exact[(k * FREQUENCY_CLASSES + rarityOf[k]!) * 2 + c] ?? 0;
        openBits[k * 2 + c] = bounds?.best[(k * MOST_LEVELS + 1) * 2 + c] ?? 0;
      }
    }
  };

  function sketchBytes(k: number): number {
    const { column } = comparisons[k]!;
    const { width: integers } = levelsOf[column]!;
    return integers === 0 ? Number.POSITIVE_INFINITY : integers * table.columns[column]!.keys.length;
  }
  function isActive(k: number, kinds: number): boolean {
    return comparisons[k]!.applies[kinds]! && hasValues(table.columns[comparisons[k]!.column]!);
  }

  const compare = (a: number, b: number, bounds: WeightBounds | null, floor: number): boolean => {
    const kinds = table.kinds[a]! | table.kinds[b]!;
    if (a !== left.row || kinds !== left.kinds || bounds !== left.bounds) setLeft(a, kinds, bounds);
    const rowA = a * width;
    const rowB = b * width;
    for (let k = 0; k < levels.length; k++) levels[k] = ABSENT;
    let opened = 0;
    let most0 = left.base0;
    let most1 = left.base1;
    for (let at = 0; at < left.count; at++) {
      const k = present[at]!;
      const x = codeOf[k]!;
      const y = singles[rowB + columnOf[k]!]!;
      if (y === NO_VALUE) continue;
      if (x === y && x >= 0) {
        levels[k] = 0;
        frequency[k] = rarityOf[k]!;
        most0 += exactBits[k * 2]!;
        most1 += exactBits[k * 2 + 1]!;
        continue;
      }
      const common = x >= 0 && y >= 0 ? -1 : rarestCommon(table, columnOf[k]!, frequencies[columnOf[k]!]!, a, b);
      if (common >= 0) {
        const rarity = frequencies[columnOf[k]!]![common]!;
        levels[k] = 0;
        frequency[k] = rarity;
        if (bounds !== null) {
          most0 += bounds.exact[(k * FREQUENCY_CLASSES + rarity) * 2]!;
          most1 += bounds.exact[(k * FREQUENCY_CLASSES + rarity) * 2 + 1]!;
        }
      } else {
        levels[k] = OPEN;
        open[opened++] = k;
        most0 += openBits[k * 2]!;
        most1 += openBits[k * 2 + 1]!;
      }
    }
    // Names that may be swapped can turn the weakest outcome into a strong one: bounds do not hold for them.
    const mayPrune = bounds !== null && !swap.mayBe(singles, rowA, rowB, levels);
    if (mayPrune && most0 + SLACK < floor && most1 + SLACK < floor) return false;
    let unknown = opened;
    for (let at = 0; at < opened; at++) {
      const k = open[at]!;
      const y = singles[rowB + columnOf[k]!]!;
      if (codeOf[k]! < 0 || y < 0) continue;
      const best = bestOf[k]!(sketchesOf[k]!, sketchOf[k]!, sketchIn[k]! < 0 ? y * widthOf[k]! : rowB + sketchIn[k]!);
      reach[k] = best;
      if (best === elseLevel[k]) {
        levels[k] = best;
        unknown--;
      }
      if (mayPrune && best > 1) {
        const to = (k * MOST_LEVELS + best) * 2;
        most0 += bounds.best[to]! - openBits[k * 2]!;
        most1 += bounds.best[to + 1]! - openBits[k * 2 + 1]!;
        if (most0 + SLACK < floor && most1 + SLACK < floor) return false;
      }
    }
    for (let at = 0; unknown > 0; at++) {
      const k = dearestLast[at]!;
      if (levels[k] !== OPEN) continue;
      unknown--;
      const x = codeOf[k]!;
      const y = singles[rowB + columnOf[k]!]!;
      const reached = x >= 0 && y >= 0 ? reach[k]! : 1;
      if (x >= 0 && y >= 0) levels[k] = levelsOf[columnOf[k]!]!.exactly(x, y);
      else compareLists(k, columnOf[k]!, a, b);
      if (mayPrune) {
        const to = (k * MOST_LEVELS + levels[k]!) * 2;
        const from = (k * MOST_LEVELS + reached) * 2;
        most0 += bounds.best[to]! - bounds.best[from]!;
        most1 += bounds.best[to + 1]! - bounds.best[from + 1]!;
        if (most0 + SLACK < floor && most1 + SLACK < floor) return false;
      }
    }
    for (let at = 0; at < left.count; at++) {
      const k = present[at]!;
      if (levels[k]! > 0) findRarity(k, rowA, rowB);
    }
    swap.mark(singles, rowA, rowB, levels, frequency, frequencies);
    return true;
  };

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

  return { comparisons, levels, frequency, touch: (rows) => touchRows(store, rows), compare };
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
