import { NO_VALUE } from '../table/record-table.ts';
import type { ComparedTable } from './compared-table.ts';
import { createSketchBound } from './sketch-bound.ts';

/**
 * Whether a row is certain to weigh the same with another one as an older version of it, by a look at the columns in which the
 * two versions differ alone; false where that would take more than sketches.
 */
export type SameOutcome = (older: number, newer: number, other: number) => boolean;

export function createSameOutcome(compared: ComparedTable): SameOutcome {
  const { table, comparisons, frequencies, store, swap } = compared;
  const { data, stride } = store;
  const bound = createSketchBound(compared);
  let lastOlder = -1;
  let lastNewer = -1;
  /** Comparisons in which the last two versions differ; null where they differ otherwise, too. */
  let changed: readonly number[] | null = null;

  const hasSame = (column: number, a: number, b: number): boolean => {
    const { offsets, codes } = table.columns[column]!;
    const from = offsets[a]!;
    const shift = offsets[b]! - from;
    if (offsets[b + 1]! - offsets[a + 1]! !== shift) return false;
    for (let i = from; i < offsets[a + 1]!; i++) if (codes[i] !== codes[i + shift]) return false;
    return true;
  };
  const changedIn = (older: number, newer: number): readonly number[] | null => {
    if (table.kinds[older] !== table.kinds[newer]) return null;
    const found: number[] = [];
    for (let k = 0; k < comparisons.length; k++) {
      if (!hasSame(comparisons[k]!.column, older, newer)) found.push(k);
    }
    return found;
  };
  /** Whether both versions certainly disagree with the other row, or compare nothing. */
  const isSameAt = (k: number, older: number, newer: number, other: number): boolean => {
    const { column, applies, type } = comparisons[k]!;
    const code = data[other * stride + column]!;
    if (code === NO_VALUE || !applies[table.kinds[newer]! | table.kinds[other]!]) return true;
    const before = data[older * stride + column]!;
    const after = data[newer * stride + column]!;
    if (code < 0 || before < 0 || after < 0 || code === before || code === after) return false;
    const classes = frequencies[column]!;
    if (Math.min(classes[before]!, classes[code]!) !== Math.min(classes[after]!, classes[code]!)) return false;
    const elseLevel = type.levels.length - 1;
    const place = other * stride;
    return (
      bound(column, newer * stride, place, after, code) === elseLevel &&
      bound(column, older * stride, place, before, code) === elseLevel
    );
  };
  return (older, newer, other) => {
    if (older !== lastOlder || newer !== lastNewer) {
      changed = changedIn(older, newer);
      lastOlder = older;
      lastNewer = newer;
    }
    if (changed === null) return false;
    // What names in each other's place make of a pair is not told by one column.
    const place = other * stride;
    if (swap.isCrossed(data, older * stride, place) || swap.isCrossed(data, newer * stride, place)) return false;
    for (const k of changed) if (!isSameAt(k, older, newer, other)) return false;
    return true;
  };
}
