import { type GrowableInts, growableInts } from '../table/growable.ts';

/** Hashes of 64 bits of texts, in order of appearance. */
export interface KeyHashes {
  readonly push: (text: string) => void;
  readonly length: () => number;
  /** Both halves; valid until the next push. */
  readonly low: () => Int32Array;
  readonly high: () => Int32Array;
}

export function createKeyHashes(): KeyHashes {
  const lows: GrowableInts = growableInts();
  const highs: GrowableInts = growableInts();
  return {
    push(text) {
      let low = 0x9e3779b1 ^ text.length;
      let high = 0x85ebca6b;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        low = Math.imul(low ^ unit, 0xcc9e2d51);
        low ^= low >>> 15;
        high = Math.imul(high ^ unit, 0x1b873593);
        high ^= high >>> 13;
      }
      lows.push(mix(low));
      highs.push(mix(high));
    },
    length: lows.length,
    low: lows.view,
    high: highs.view,
  };
}

/** Spreads what differs over all bits (the finisher of MurmurHash3). */
export function mix(half: number): number {
  let mixed = Math.imul(half ^ (half >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
