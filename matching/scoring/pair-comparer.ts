import { hasValues, NO_VALUE } from '../table/record-table.ts';
import type { ComparedTable } from './compared-table.ts';
import type { Comparison } from './comparisons.ts';
import { createSketchBound } from './sketch-bound.ts';

/** Level of a comparison that does not apply, or in which one side has no value. */
export const ABSENT = -1;

/** Finds the comparison levels of pairs of rows. */
export interface PairComparer {
  readonly comparisons: readonly Comparison[];
  /** Levels of the last pair, by comparison; `ABSENT` where there is none. */
  readonly levels: Int8Array;
  /** Frequency class of the more common of the two compared values. */
  readonly frequency: Uint8Array;
  /** Fills `levels` and `frequency`. */
  readonly compare: (a: number, b: number) => void;
}

/** Compares the cheap way first: equal codes, then sketches, and the texts only of values that may be similar. */
export function createPairComparer(compared: ComparedTable): PairComparer {
  const { table, comparisons, frequencies, levelsOf, swap } = compared;
  const { data, stride } = compared.store;
  const sketchBound = createSketchBound(compared);
  const levels = new Int8Array(comparisons.length);
  const frequency = new Uint8Array(comparisons.length);
  const columnOf = Int32Array.from(comparisons, ({ column }) => column);
  const elseLevel = Int32Array.from(comparisons, ({ type }) => type.levels.length - 1);
  const activeOf = [0, 1, 2, 3].map((kinds) =>
    Int32Array.from(
      [...comparisons.keys()].filter((k) => comparisons[k]!.applies[kinds]! && hasValues(table.columns[columnOf[k]!]!)),
    ),
  );

  const compare = (a: number, b: number): void => {
    const active = activeOf[table.kinds[a]! | table.kinds[b]!]!;
    const rowA = a * stride;
    const rowB = b * stride;
    levels.fill(ABSENT);
    for (let at = 0; at < active.length; at++) {
      const k = active[at]!;
      const column = columnOf[k]!;
      const x = data[rowA + column]!;
      const y = data[rowB + column]!;
      if (x === NO_VALUE || y === NO_VALUE) continue;
      if (x < 0 || y < 0) {
        compareLists(k, column, a, b);
        continue;
      }
      const classes = frequencies[column]!;
      const first = classes[x]!;
      const second = classes[y]!;
      frequency[k] = first < second ? first : second;
      levels[k] = x === y ? 0 : levelOf(k, column, rowA, rowB, x, y);
    }
    swap.mark(data, rowA, rowB, levels, frequency, frequencies);
  };

  /** Level of two different values. */
  const levelOf = (k: number, column: number, rowA: number, rowB: number, x: number, y: number): number => {
    const bound = sketchBound(column, rowA, rowB, x, y);
    return bound === elseLevel[k]! ? bound : levelsOf[column]!.exactly(x, y);
  };

  /** Rows of which one at least has several values: the best of all pairs of values, of equal ones the rarest. */
  const compareLists = (k: number, column: number, a: number, b: number): void => {
    const { offsets, codes } = table.columns[column]!;
    const classes = frequencies[column]!;
    let best = Number.POSITIVE_INFINITY;
    let rarest = 0;
    for (let i = offsets[a]!; i < offsets[a + 1]!; i++) {
      for (let j = offsets[b]!; j < offsets[b + 1]!; j++) {
        const level = codes[i] === codes[j] ? 0 : levelsOf[column]!.exactly(codes[i]!, codes[j]!);
        const rarity = Math.min(classes[codes[i]!]!, classes[codes[j]!]!);
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
