import { ruleOf } from '../keys/row-keys.ts';
import { WIDTH } from '../segments/segment.ts';

/** Numbers of keys, three integers each: the place of a rule, a number of records from 2 on, and how many keys of the rule so many records share. */
export type KeySizes = Int32Array;

/** @param entries sorted, see `Segment` */
export function countKeys(entries: Int32Array): KeySizes {
  const keysOf = new Map<number, number>();
  for (let from = 0, to = 0; from < entries.length; from = to) {
    const [high, low] = [entries[from], entries[from + 1]!];
    while (to < entries.length && entries[to] === high && entries[to + 1] === low) to += WIDTH;
    const size = (to - from) / WIDTH;
    if (size < 2) continue;
    const name = size * RULES + ruleOf(low);
    keysOf.set(name, (keysOf.get(name) ?? 0) + 1);
  }
  return Int32Array.from([...keysOf].flatMap(([name, keys]) => [name % RULES, Math.floor(name / RULES), keys]));
}

/** More than a plan has. */
const RULES = 2 ** 16;
