import type { KeyChanges } from './keys/key-changes.ts';
import { bitsFor, createSegment, type Segment } from './segments/segment.ts';

/** The entries that a sync adds to the index: keys that changed records have no longer, and those that are new to them. */
export function deltaSegment(keys: KeyChanges): Segment {
  let entries = 0;
  visitDelta(keys, () => entries++);
  return createSegment(bitsFor(entries), (add) => visitDelta(keys, add));
}

function visitDelta(keys: KeyChanges, add: (high: number, low: number, record: number) => void): void {
  for (let key = 0; key < keys.length; key++) {
    const high = keys.high[key]!;
    const low = keys.low[key]!;
    const before = keys.before(key);
    const after = keys.after(key);
    for (let i = 0, j = 0; i < before.length || j < after.length; ) {
      const left = before[i] ?? Number.POSITIVE_INFINITY;
      const came = after[j] ?? Number.POSITIVE_INFINITY;
      if (left < came) add(high, low, ~left);
      if (came < left) add(high, low, came);
      if (left <= came) i++;
      if (came <= left) j++;
    }
  }
}
