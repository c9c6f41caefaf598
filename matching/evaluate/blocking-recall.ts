import { forEachPairWithin, type RowGroups } from './row-groups.ts';

/** Which pairs of one entity the blocking rules reached. */
export interface ReachedPairs {
  readonly truePairs: number;
  readonly reached: number;
  /** By ordinal of the pair in the order of `forEachPairWithin`. */
  readonly isReached: (ordinal: number) => boolean;
}

/** @param entities rows by entity */
export function reachedPairs(entities: RowGroups, isCandidate: (a: number, b: number) => boolean): ReachedPairs {
  let bits = new Uint8Array(1024);
  let truePairs = 0;
  let reached = 0;
  forEachPairWithin(entities, (a, b) => {
    const ordinal = truePairs++;
    if (!isCandidate(a, b)) return;
    reached++;
    if (ordinal >> 3 >= bits.length) bits = grown(bits, ordinal >> 3);
    bits[ordinal >> 3]! |= 1 << (ordinal & 7);
  });
  return { truePairs, reached, isReached: (ordinal) => (((bits[ordinal >> 3] ?? 0) >> (ordinal & 7)) & 1) === 1 };
}

/** Share of the pairs of one entity that a rule reached: no later stage can find more. 1 when there are none. */
export function blockingRecall({ truePairs, reached }: ReachedPairs): number {
  return truePairs === 0 ? 1 : reached / truePairs;
}

function grown(bits: Uint8Array, index: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array((index + 1) * 2);
  larger.set(bits);
  return larger;
}
