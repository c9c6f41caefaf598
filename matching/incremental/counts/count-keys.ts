import { MOST_RULES, ruleOf } from '../keys/row-keys.ts';
import { WIDTH } from '../segments/segment.ts';

/** Numbers of keys, three integers each: the place of a rule, a number of records from 2 on, and how many keys of the rule so many records share. */
export type KeySizes = Int32Array;

/** @param entries sorted, see `Segment` */
export function countKeys(entries: Int32Array): KeySizes {
  /** By size and rule, for the sizes that nearly all keys have. */
  const small = new Int32Array(SMALL * MOST_RULES);
  const keysOf = new Map<number, number>();
  for (let from = 0, to = 0; from < entries.length; from = to) {
    const [high, low] = [entries[from], entries[from + 1]!];
    while (to < entries.length && entries[to] === high && entries[to + 1] === low) to += WIDTH;
    const size = (to - from) / WIDTH;
    if (size < 2) continue;
    const name = size * MOST_RULES + ruleOf(low);
    if (size < SMALL) small[name]!++;
    else keysOf.set(name, (keysOf.get(name) ?? 0) + 1);
  }
  for (let name = 0; name < small.length; name++) if (small[name]! > 0) keysOf.set(name, small[name]!);
  return Int32Array.from(
    [...keysOf].flatMap(([name, keys]) => [name % MOST_RULES, Math.floor(name / MOST_RULES), keys]),
  );
}

const SMALL = 16;
