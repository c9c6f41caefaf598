import { growableInts } from '../table/growable.ts';
import type { BlockCaps } from './counts/block-counts.ts';

/** Visits keys by rule, with the records that have them; `members` is valid during the call. */
export type VisitKeys = (visit: (rule: number, size: number, members: () => Int32Array) => void) => void;

/** Keys that begin or cease to make a block when the cap of their rule moves by one, which is as far as it moves mostly. */
export interface KeysNearCaps {
  /** Takes a key if it is one of them. */
  readonly take: (rule: number, size: number, members: () => Int32Array) => void;
  /** Those that were taken; null when caps moved further, so that others matter, too. */
  readonly movedTo: (after: BlockCaps) => VisitKeys | null;
}

export function keysNearCaps({ largestKept }: BlockCaps): KeysNearCaps {
  /** Rule, size and records of each key, one after the other. */
  const taken = growableInts();
  const visitAll: VisitKeys = (visit) => {
    const all = taken.view();
    for (let at = 0; at < all.length; at += 2 + all[at + 1]!) {
      const members = all.subarray(at + 2, at + 2 + all[at + 1]!);
      visit(all[at]!, members.length, () => members);
    }
  };
  return {
    take(rule, size, members) {
      const cap = largestKept[rule]!;
      if (size < 2 || (size !== cap && size !== cap + 1)) return;
      taken.push(rule);
      taken.push(size);
      for (const record of members()) taken.push(record);
    },
    movedTo: (after) =>
      largestKept.every((cap, rule) => Math.abs(cap - after.largestKept[rule]!) <= 1) ? visitAll : null,
  };
}
