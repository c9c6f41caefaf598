import type { Sketch } from '../field-types/field-type.ts';
import type { Column } from '../table/record-table.ts';

/** Levels of two different values of one column. */
export interface ColumnLevels {
  /** Integers of all values, from which `best` tells the best level that two may have (see `Sketch`); kept only where they are few. */
  readonly sketches: () => Int32Array;
  /** Whether the sketches are so few that they stay in the cache of a core. */
  readonly fitCache: boolean;
  /** Integers per value. */
  readonly width: number;
  readonly best: Sketch['bestLevel'];
  readonly exactly: (codeA: number, codeB: number) => number;
}

/** Most slots of a memo (5 bytes each). A newer pair takes the place of an older one that falls on the same slot. */
const MOST_SLOTS = 2 ** 20;
/** With more distinct values than this, the same two hardly ever meet again. */
const MOST_KEYS = 300_000;

const levelsOfColumn = new WeakMap<readonly string[], ColumnLevels>();

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
    type.comparer?.({ length: keys.length, at: (code) => keys[code]! }) ??
    ((codeA: number, codeB: number) => type.compare(keys[codeA]!, keys[codeB]!));
  const exactly = keys.length <= MOST_KEYS ? memoized(keys.length, compare) : compare;
  const { sketch } = type;
  if (sketch === undefined) return { sketches: () => none, fitCache: true, width: 0, best: () => 1, exactly };
  const { width, write, bestLevel } = sketch;
  const fitCache = keys.length * width <= CACHED_INTEGERS;
  let kept: Int32Array | null = null;
  const sketches = (): Int32Array => {
    if (kept !== null) return kept;
    const written = new Int32Array(keys.length * width);
    for (let code = 0; code < keys.length; code++) write(keys[code]!, written, code * width);
    if (fitCache) kept = written;
    return written;
  };
  return { sketches, fitCache, width, best: bestLevel, exactly };
}

/** Sketches of up to this many integers in all stay in the cache of a core. */
const CACHED_INTEGERS = 500_000;
const none = new Int32Array(0);

function memoized(keyCount: number, compare: ColumnLevels['exactly']): ColumnLevels['exactly'] {
  const pairs = (keyCount * (keyCount - 1)) / 2;
  const slots = 2 ** Math.ceil(Math.log2(Math.min(MOST_SLOTS, Math.max(16, pairs))));
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
