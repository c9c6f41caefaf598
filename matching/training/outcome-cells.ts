import { bucketFinder } from '../scoring/class-parameters.ts';
import { AGREEMENTS, type Comparison } from '../scoring/comparisons.ts';
import { FREQUENCY_CLASSES } from '../scoring/frequency-class.ts';
import { slipsOf } from '../scoring/slips.ts';
import type { PairSample } from './pair-sample.ts';

/** Distinct outcomes of one comparison: level, agreeing parents and frequency class. */
export interface OutcomeCells {
  readonly levels: number[];
  readonly buckets: number[];
  readonly rarities: number[];
}

/** Pairs as distinct patterns of cells, with how often each occurs: training works on thousands instead of hundreds of thousands. */
export interface Patterns {
  /** Number of patterns. */
  readonly count: number;
  /** Pairs with the pattern. */
  readonly weights: Float64Array;
  /** Cell of each comparison; -1 where it does not apply. */
  readonly cells: Int32Array;
  /** Number of comparisons that agree inexactly, see `slipsOf`. */
  readonly slips: Uint8Array;
}

/** Encodes samples over one common list of cells per comparison. */
export interface PatternEncoder {
  readonly cells: readonly OutcomeCells[];
  readonly encode: (sample: PairSample) => Patterns;
}

export function createPatternEncoder(comparisons: readonly Comparison[]): PatternEncoder {
  const width = comparisons.length;
  const bucketOf = bucketFinder(comparisons);
  const elseLevels = Int8Array.from(comparisons, ({ type }) => type.levels.length - 1);
  const buckets = comparisons.map(({ parents }) => AGREEMENTS ** parents.length);
  const cells: readonly OutcomeCells[] = comparisons.map(() => ({ levels: [], buckets: [], rarities: [] }));
  const cellOf = comparisons.map(({ type }, k) =>
    new Int32Array(type.levels.length * buckets[k]! * FREQUENCY_CLASSES).fill(-1),
  );

  const encode = ({ a, levels, rarities }: PairSample): Patterns => {
    const encoded = new Int32Array(a.length * width).fill(-1);
    for (let pair = 0; pair < a.length; pair++) {
      const own = levels.subarray(pair * width, (pair + 1) * width);
      for (let k = 0; k < width; k++) {
        const level = own[k]!;
        if (level < 0) continue;
        const bucket = bucketOf(own, k);
        const rarity = level === elseLevels[k] ? ANY_RARITY : coarse(rarities[pair * width + k]!);
        const index = (level * buckets[k]! + bucket) * FREQUENCY_CLASSES + rarity;
        if (cellOf[k]![index]! < 0) {
          cellOf[k]![index] = cells[k]!.levels.length;
          cells[k]!.levels.push(level);
          cells[k]!.buckets.push(bucket);
          cells[k]!.rarities.push(rarity);
        }
        encoded[pair * width + k] = cellOf[k]![index]!;
      }
    }
    const { count, weights, cells: found } = distinct(encoded, width);
    return { count, weights, cells: found, slips: slipsOfPatterns(found, width) };
  };

  const slipsOfPatterns = (found: Int32Array, width: number): Uint8Array => {
    const levels = new Int8Array(width);
    return Uint8Array.from({ length: found.length / Math.max(1, width) }, (_, pattern) => {
      for (let k = 0; k < width; k++) {
        const cell = found[pattern * width + k]!;
        levels[k] = cell < 0 ? -1 : cells[k]!.levels[cell]!;
      }
      return slipsOf(levels, elseLevels);
    });
  };
  return { cells, encode };
}

/** Frequency classes in steps of half a bit: fine enough to learn from, and pairs fall into far fewer patterns. */
function coarse(rarity: number): number {
  return rarity - (rarity % COARSENESS) + COARSENESS / 2;
}

const COARSENESS = 4;

/** How rare values are that have nothing in common makes no difference: such outcomes are one. */
const ANY_RARITY = 0;

/** Distinct rows of a matrix, in order of first appearance. */
function distinct(matrix: Int32Array, width: number): Omit<Patterns, 'slips'> {
  const rows = matrix.length / Math.max(1, width);
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, rows * 2)));
  const slotRow = new Int32Array(slots).fill(-1);
  const slotIndex = new Int32Array(slots);
  const kept: number[] = [];
  const weights = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let hash = 0;
    for (let k = 0; k < width; k++) hash = Math.imul(hash ^ matrix[row * width + k]!, 0x9e3779b1) ^ (hash >>> 15);
    let slot = (hash ^ (hash >>> 13)) & (slots - 1);
    while (slotRow[slot]! >= 0 && !sameRow(matrix, width, slotRow[slot]!, row)) slot = (slot + 1) & (slots - 1);
    if (slotRow[slot]! < 0) {
      slotRow[slot] = row;
      slotIndex[slot] = kept.push(row) - 1;
    }
    weights[slotIndex[slot]!]!++;
  }
  const cells = new Int32Array(kept.length * width);
  for (const [index, row] of kept.entries()) cells.set(matrix.subarray(row * width, (row + 1) * width), index * width);
  return { count: kept.length, weights: weights.slice(0, kept.length), cells };
}

function sameRow(matrix: Int32Array, width: number, a: number, b: number): boolean {
  for (let k = 0; k < width; k++) if (matrix[a * width + k] !== matrix[b * width + k]) return false;
  return true;
}
