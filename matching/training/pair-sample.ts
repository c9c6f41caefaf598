import { partsOfSample, type SampleToCompare } from '../parallel/compare-sample.ts';
import type { Crew } from '../parallel/crew.ts';
import { joinParts } from '../parallel/join-parts.ts';
import type { RowPairs } from './random-pairs.ts';

/** Pairs of rows with the outcome of every comparison. */
export interface PairSample extends RowPairs {
  /** Levels: entries `pair * comparisons` up to `(pair + 1) * comparisons`. */
  readonly levels: Int8Array;
  /** Frequency classes, parallel to `levels`. */
  readonly rarities: Uint8Array;
}

/**
 * Compares several lists of pairs in one go.
 *
 * @param width number of comparisons
 */
export function comparePairs(
  lists: readonly RowPairs[],
  width: number,
  crew: Crew,
  known: Pick<SampleToCompare, 'rarities' | 'generic' | 'store'>,
): readonly PairSample[] {
  const length = lists.reduce((sum, { a }) => sum + a.length, 0);
  const a = new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
  const b = new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
  let at = 0;
  for (const list of lists) {
    a.set(list.a, at);
    b.set(list.b, at);
    at += list.a.length;
  }
  const parts = crew.run('compareSample', { a, b, ...known }, partsOfSample(length));
  const levels = joinParts(parts, (part) => part.levels, new Int8Array(length * width));
  const rarities = joinParts(parts, (part) => part.rarities, new Uint8Array(length * width));
  let from = 0;
  return lists.map((list) => {
    const to = from + list.a.length;
    const sample = {
      ...list,
      levels: levels.subarray(from * width, to * width),
      rarities: rarities.subarray(from * width, to * width),
    };
    from = to;
    return sample;
  });
}
