import { growableInts } from '../table/growable.ts';
import { type BlockCaps, type BlockCounts, isKept } from './counts/block-counts.ts';
import { changeCounts } from './counts/count-changes.ts';
import type { KeyChanges, KeyedTable } from './keys/key-changes.ts';
import { countLabels, ruleOf } from './keys/row-keys.ts';
import type { RecordPairs } from './record-pairs.ts';
import { compareHashes } from './segments/segment.ts';

/** The keys that changed records had or have, and how many records share them before and after. */
export interface BlockingChanges {
  /** Takes the members that a key of the changes has in the stored result, ascending. */
  readonly take: (key: number, members: Int32Array) => void;
  /** Counts of all records after the changes; when all members are taken. */
  readonly countsFrom: (stored: BlockCounts) => BlockCounts;
  /** Place of a key among the changes; -1 when no changed record has or had it. */
  readonly find: (high: number, low: number) => number;
  readonly sizeAfter: (key: number) => number;
  /**
   * Adds the pairs that the changes make candidates to `scored`, and the unchanged records that a key brings together no longer
   * to `apart`: other keys may still.
   */
  readonly pairs: (before: BlockCaps, after: BlockCaps, scored: RecordPairs, apart: Set<number>) => void;
}

/**
 * @param before what changed records were, by table and keys
 * @param after what they are now
 * @param keys of both
 * @param blockSize most records of a block, whatever the budget: members of larger ones are not needed
 */
export function blockingChanges(
  before: KeyedTable,
  after: KeyedTable,
  keys: KeyChanges,
  blockSize: number,
): BlockingChanges {
  const sizes = new Int32Array(keys.length);
  /** Unchanged members of each key: `unchanged[starts[key]]` up to, not including, `unchanged[ends[key]]`. */
  const unchanged = growableInts();
  const starts = new Int32Array(keys.length);
  const ends = new Int32Array(keys.length);

  const take = (key: number, members: Int32Array): void => {
    sizes[key] = members.length;
    const left = keys.before(key);
    if (members.length - left.length > blockSize) return;
    starts[key] = unchanged.length();
    let i = 0;
    for (const member of members) {
      if (member === left[i]) i++;
      else unchanged.push(member);
    }
    ends[key] = unchanged.length();
  };

  const sizeAfter = (key: number): number => sizes[key]! - keys.before(key).length + keys.after(key).length;

  const countsFrom = (stored: BlockCounts): BlockCounts => {
    const changes = changeCounts(stored);
    for (let key = 0; key < keys.length; key++) changes.moveKey(ruleOf(keys.low[key]!), sizes[key]!, sizeAfter(key));
    changes.moveRecords(after.table.size - before.table.size);
    countLabels(before.table, before.reader, (label, records) => changes.moveLabel(label, -records));
    countLabels(after.table, after.reader, (label, records) => changes.moveLabel(label, records));
    return changes.counts();
  };

  const pairs: BlockingChanges['pairs'] = (capsBefore, capsAfter, scored, apart) => {
    for (let key = 0; key < keys.length; key++) {
      const rule = ruleOf(keys.low[key]!);
      const wasKept = isKept(capsBefore, rule, sizes[key]!);
      const others = (): Int32Array => unchanged.view().subarray(starts[key], ends[key]);
      if (isKept(capsAfter, rule, sizeAfter(key))) {
        const came = keys.after(key);
        scored.addWithin(came);
        scored.addBetween(came, others(), wasKept ? keys.before(key) : undefined);
        if (!wasKept) scored.addWithin(others());
      } else if (wasKept) for (const record of others()) apart.add(record);
    }
  };

  const find = (high: number, low: number): number => {
    let from = 0;
    let to = keys.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (compareHashes(keys.high[middle]!, keys.low[middle]!, high, low) < 0) from = middle + 1;
      else to = middle;
    }
    return keys.high[from] === high && keys.low[from] === low ? from : -1;
  };

  return { take, countsFrom, find, sizeAfter, pairs };
}
