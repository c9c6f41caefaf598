import type { Sketch } from '../field-types/field-type.ts';
import type { Keys } from '../table/keys.ts';
import { createMemo } from '../table/memo.ts';
import type { Column } from '../table/record-table.ts';

/** Levels of two different values of one column. */
export interface ColumnLevels extends Sketch {
  /** Whether the sketches of all values are so few that they stay in the cache of a core. */
  readonly fitCache: boolean;
  readonly exactly: (codeA: number, codeB: number) => number;
}

/** Most slots of a memo (5 bytes each). A newer pair takes the place of an older one that falls on the same slot. */
const MOST_SLOTS = 2 ** 20;
/** A column with so few values is one of a small table, most of whose pairs nobody asks for: its memo has `FEW_SLOTS` per value. */
const FEW_KEYS = 1000;
const FEW_SLOTS = 16;
/** With more distinct values than this, the same two hardly ever meet again. */
const MOST_KEYS = 300_000;

const levelsOfColumn = createMemo<Keys, ColumnLevels>();

/**
 * Compares values through the sketches of their type, and remembers the levels of pairs of common values, which meet again and
 * again: each pair of distinct values is compared about once. Made once per list of keys.
 */
export function columnLevels(column: Column): ColumnLevels {
  const known = levelsOfColumn.get(column.keys);
  if (known !== undefined) return known;
  const made = makeLevels(column);
  levelsOfColumn.set(column.keys, made);
  return made;
}

function makeLevels({ keys, type }: Column): ColumnLevels {
  const compare =
    type.comparer?.(keys) ?? ((codeA: number, codeB: number) => type.compare(keys.at(codeA), keys.at(codeB)));
  const exactly = keys.length <= MOST_KEYS ? memoized(keys.length, compare) : compare;
  const { width, write, bestLevel, bestLevels } = type.sketch ?? noSketch;
  return { width, write, bestLevel, bestLevels, fitCache: keys.length * width <= CACHED_INTEGERS, exactly };
}

/** Sketches of up to this many integers in all stay in the cache of a core. */
const CACHED_INTEGERS = 500_000;

/** Of types without sketches: everything is possible. */
const noSketch: Sketch = {
  width: 0,
  write() {},
  bestLevel: () => 1,
  bestLevels: (_, __, ___, count, levels) => levels.fill(1, 0, count),
};

function memoized(keyCount: number, compare: ColumnLevels['exactly']): ColumnLevels['exactly'] {
  const pairs = (keyCount * (keyCount - 1)) / 2;
  const most = keyCount <= FEW_KEYS ? keyCount * FEW_SLOTS : MOST_SLOTS;
  const slots = 2 ** Math.ceil(Math.log2(Math.min(most, Math.max(16, pairs))));
  let known: Float64Array | null = null;
  let levels = new Uint8Array(0);
  return (codeA, codeB) => {
    if (known === null) {
      known = new Float64Array(slots).fill(-1);
      levels = new Uint8Array(slots);
    }
    const low = codeA < codeB ? codeA : codeB;
    const high = codeA < codeB ? codeB : codeA;
    const pair = low * keyCount + high;
    const slot = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 7) & (slots - 1);
    if (known[slot] === pair) return levels[slot]!;
    const level = compare(low, high);
    known[slot] = pair;
    levels[slot] = level;
    return level;
  };
}
