import { NO_VALUE } from '../table/record-table.ts';
import type { ComparedTable } from './compared-table.ts';
import { FREQUENCY_CLASSES } from './frequency-class.ts';
import { MOST_LEVELS, SLACK, type WeightBounds } from './pair-bounds.ts';

/**
 * Drops those candidates of a row whose weight is certain to be below a floor: moves the others to the front of the list, in
 * their order, and returns how many they are.
 */
export type RowFilter = (row: number, candidates: Int32Array, floor: number) => number;

/** What a comparison of the row can still bring, to every candidate alike. */
const OPEN = 1;

/**
 * Looks at one comparison of all candidates of a row before the next comparison: the loops are short, have the row's own values at
 * hand, and the memory of one candidate is fetched while another one is looked at. Equal codes first, for all comparisons; then
 * sketches, of those candidates that are left.
 */
export function createRowFilter(
  { table, comparisons, frequencies, store, levelsOf, swap }: ComparedTable,
  bounds: WeightBounds,
): RowFilter {
  const { data, stride, sketchAt, sketches, write } = store;
  const width = comparisons.length;
  const appliesTo = comparisons.map(({ applies }) => Uint8Array.from(applies, Number));
  const alwaysApplies = comparisons.map(({ applies }) => applies.every(Boolean));
  const mostOfLists = comparisons.map((_, k) => mostOfAny(bounds, k));

  let capacity = 0;
  let most0 = new Float64Array(0);
  let most1 = new Float64Array(0);
  let alive = new Int32Array(0);
  let asked = new Int32Array(0);
  let offsets = new Int32Array(0);
  let levels = new Uint8Array(0);
  let open: Uint8Array[] = [];
  const makeRoom = (count: number): void => {
    if (count <= capacity) return;
    capacity = Math.max(64, count * 2);
    most0 = new Float64Array(capacity);
    most1 = new Float64Array(capacity);
    alive = new Int32Array(capacity);
    asked = new Int32Array(capacity);
    offsets = new Int32Array(capacity);
    levels = new Uint8Array(capacity);
    open = comparisons.map(() => new Uint8Array(capacity));
  };

  /** Adds what equal, open and absent values of one comparison can bring at most. */
  const addCodes = (k: number, row: number, candidates: Int32Array): boolean => {
    const { column } = comparisons[k]!;
    const code = data[row * stride + column]!;
    if (code === NO_VALUE) return false;
    const isOpen = open[k]!;
    const applies = appliesTo[k]!;
    const always = alwaysApplies[k]!;
    const kind = table.kinds[row]!;
    const rarity = code < 0 ? 0 : frequencies[column]![code]!;
    const exact0 = bounds.exact[(k * FREQUENCY_CLASSES + rarity) * 2]!;
    const exact1 = bounds.exact[(k * FREQUENCY_CLASSES + rarity) * 2 + 1]!;
    const open0 = bounds.best[(k * MOST_LEVELS + 1) * 2]!;
    const open1 = bounds.best[(k * MOST_LEVELS + 1) * 2 + 1]!;
    const [list0, list1] = mostOfLists[k]!;
    for (let i = 0; i < candidates.length; i++) {
      const other = candidates[i]!;
      const otherCode = data[other * stride + column]!;
      isOpen[i] = 0;
      if (otherCode === NO_VALUE || !(always || applies[kind | table.kinds[other]!] === 1)) continue;
      if (code < 0 || otherCode < 0) {
        most0[i]! += list0;
        most1[i]! += list1;
      } else if (code === otherCode) {
        most0[i]! += exact0;
        most1[i]! += exact1;
      } else {
        most0[i]! += open0;
        most1[i]! += open1;
        isOpen[i] = OPEN;
      }
    }
    return true;
  };

  /** Replaces what open values can bring by what their sketches allow. */
  const addSketches = (k: number, row: number, candidates: Int32Array, left: number): void => {
    const { column } = comparisons[k]!;
    const { width: integers, bestLevels } = levelsOf[column]!;
    if (integers === 0) return;
    const inRow = sketchAt[column]!;
    const isOpen = open[k]!;
    let count = 0;
    for (let at = 0; at < left; at++) {
      const i = alive[at]!;
      if (isOpen[i] !== OPEN) continue;
      asked[count] = i;
      const base = candidates[i]! * stride;
      offsets[count++] = inRow < 0 ? data[base + column]! * integers : base + inRow;
    }
    if (count === 0) return;
    const own = row * stride;
    const from = inRow < 0 ? data[own + column]! * integers : own + inRow;
    if (write !== null) {
      write(column, data[own + column]!);
      for (let at = 0; at < count; at++) write(column, data[candidates[asked[at]!]! * stride + column]!);
    }
    if (inRow >= 0) touch(data, offsets, count, 1, integers);
    bestLevels(sketches[column]!, from, offsets, count, levels);
    const { best } = bounds;
    const open0 = best[(k * MOST_LEVELS + 1) * 2]!;
    const open1 = best[(k * MOST_LEVELS + 1) * 2 + 1]!;
    for (let at = 0; at < count; at++) {
      const to = (k * MOST_LEVELS + levels[at]!) * 2;
      const i = asked[at]!;
      most0[i]! += best[to]! - open0;
      most1[i]! += best[to + 1]! - open1;
    }
  };

  /** Keeps of the first `left` of the living those that can still reach the floor. */
  const drop = (left: number, floor: number): number => {
    let kept = 0;
    for (let at = 0; at < left; at++) {
      const i = alive[at]!;
      if (most0[i]! >= floor || most1[i]! >= floor) alive[kept++] = i;
    }
    return kept;
  };

  const present = new Uint8Array(width);
  return (row, candidates, floor) => {
    const count = candidates.length;
    makeRoom(count);
    touch(data, candidates, count, stride, comparisons.length);
    for (let i = 0; i < count; i++) {
      alive[i] = i;
      // Swapped names can turn the weakest outcome into a strong one: bounds do not hold for them.
      const isCrossed = swap.isCrossed(data, row * stride, candidates[i]! * stride);
      most0[i] = isCrossed ? Number.POSITIVE_INFINITY : bounds.base[0];
      most1[i] = bounds.base[1];
    }
    for (let k = 0; k < width; k++) present[k] = addCodes(k, row, candidates) ? 1 : 0;
    let left = drop(count, floor - SLACK);
    for (let at = 0; at < width && left > 0; at++) {
      const k = bounds.order[at]!;
      if (present[k] === 0) continue;
      addSketches(k, row, candidates, left);
      left = drop(left, floor - SLACK);
    }
    for (let at = 0; at < left; at++) candidates[at] = candidates[alive[at]!]!;
    return left;
  };
}

/** Most bits of a comparison whatever its outcome, for same and moved. */
function mostOfAny({ exact, best }: WeightBounds, k: number): readonly [number, number] {
  const most = [0, 1].map((c) => {
    let bits = best[(k * MOST_LEVELS + 1) * 2 + c]!;
    for (let rarity = 0; rarity < FREQUENCY_CLASSES; rarity++)
      bits = Math.max(bits, exact[(k * FREQUENCY_CLASSES + rarity) * 2 + c]!);
    return bits;
  });
  return most as [number, number];
}

/** Integers per cache line. */
const LINE = 16;

/**
 * Reads the cache lines of some places: misses of many places overlap, those of one after the other do not. Returns something, lest it be
 * optimised away.
 */
function touch(data: Int32Array, places: Int32Array, count: number, scale: number, width: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const from = places[i]! * scale;
    for (let at = from; at < from + width; at += LINE) sum += data[at]!;
  }
  return sum;
}
