import { createKeyHashes, mix } from '../../blocking/key-hashes.ts';
import { type BlockingRule, keyLabel } from '../../plan/blocking-rule.ts';
import type { Column, RecordTable } from '../../table/record-table.ts';

/**
 * Most rules that keys can tell apart: the lowest 10 bits of a key's hash are the place of its rule in the plan, so that
 * whoever meets a key in the index knows which rule it belongs to. The other 54 bits tell keys of one rule apart: among 15
 * million keys two fall together with a probability of 2 in 10^4; records then become candidates for no reason.
 */
export const MOST_RULES = 1024;

/** The place in the plan of the rule of a key, by the low half of its hash. */
export function ruleOf(low: number): number {
  return low & (MOST_RULES - 1);
}

/** Reads the blocking keys of the rows of a table under a plan. */
export interface KeyReader {
  /** Both halves of the hashes of a row's keys, one key after the other, all different; valid until the next call. */
  readonly keysOf: (row: number) => Int32Array;
  /** Labels of the keys that the rules are made of. */
  readonly labels: readonly string[];
  /** Whether a row has a key of a label, by its place in `labels`. */
  readonly has: (row: number, label: number) => boolean;
}

/**
 * @param table without generic values
 * @param rules up to `MOST_RULES`
 */
export function createKeyReader({ columns }: RecordTable, rules: readonly BlockingRule[]): KeyReader {
  const labels = [...new Set(rules.flatMap(({ keys }) => keys.map(keyLabel)))];
  const values = readLabels(columns, labels);
  const plan = rules.map(({ keys, anyOrder }) => ({
    parts: keys.map((key) => labels.indexOf(keyLabel(key))),
    anyOrder,
  }));
  let found = new Int32Array(256);
  let length = 0;

  /** A row has few keys: looking at all of them is fast. */
  const addOnce = (high: number, low: number): void => {
    for (let i = 0; i < length; i += 2) if (found[i] === high && found[i + 1] === low) return;
    if (length === found.length) {
      const smaller = found;
      found = new Int32Array(length * 2);
      found.set(smaller);
    }
    found[length++] = high;
    found[length++] = low;
  };

  /** Adds the combinations of a row's keys from part `at` on to the hash of those before. */
  const combine = (row: number, rule: number, at: number, high: number, low: number): void => {
    const { parts } = plan[rule]!;
    if (at === parts.length) {
      addOnce(high, (low & -MOST_RULES) | rule);
      return;
    }
    visitKeys(values[parts[at]!]!, row, (nextHigh, nextLow) => {
      combine(row, rule, at + 1, fold(high, nextHigh, low), fold(low, nextLow, nextHigh));
    });
  };

  const keysOf = (row: number): Int32Array => {
    length = 0;
    for (const [rule, { parts, anyOrder }] of plan.entries()) {
      const seed = mix(rule + 1);
      if (!anyOrder) combine(row, rule, 0, seed, seed);
      else
        combineInAnyOrder(values[parts[0]!]!, values[parts[1]!]!, row, (firstHigh, firstLow, high, low) => {
          const folded = fold(seed, firstHigh, seed);
          const foldedLow = fold(seed, firstLow, firstHigh);
          addOnce(fold(folded, high, foldedLow), (fold(foldedLow, low, high) & -MOST_RULES) | rule);
        });
    }
    return found.subarray(0, length);
  };
  const has = (row: number, label: number): boolean => {
    const { offsets, codes, starts } = values[label]!;
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++)
      if (starts[codes[i]!]! < starts[codes[i]! + 1]!) return true;
    return false;
  };
  return { keysOf, labels, has };
}

/** Tells how many rows of a table have a key of each label, where any have. */
export function countLabels(
  { size }: RecordTable,
  { labels, has }: KeyReader,
  visit: (label: string, records: number) => void,
): void {
  for (const [place, label] of labels.entries()) {
    let records = 0;
    for (let row = 0; row < size; row++) if (has(row, place)) records++;
    if (records > 0) visit(label, records);
  }
}

/** Visits the keys that two rows share. */
export function sharedKeys(
  { keysOf }: KeyReader,
  a: number,
  b: number,
  visit: (high: number, low: number) => void,
): void {
  const own = keysOf(a).slice();
  const others = keysOf(b);
  for (let i = 0; i < own.length; i += 2) {
    for (let j = 0; j < others.length; j += 2) {
      if (own[i] === others[j] && own[i + 1] === others[j + 1]) visit(own[i]!, own[i + 1]!);
    }
  }
}

/** Keys of one label: those of code c are `high[starts[c]]` up to, not including, `high[starts[c + 1]]`, and `low` likewise. */
interface LabelKeys extends Pick<Column, 'offsets' | 'codes'> {
  readonly starts: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
}

function readLabels(columns: readonly Column[], labels: readonly string[]): readonly LabelKeys[] {
  const drafts = new Map(labels.map((label) => [label, createKeyHashes()]));
  const starts = new Map<string, Int32Array>();
  const columnOf = new Map<string, Column>();
  for (const column of columns) {
    const own = labels.filter((label) => label.startsWith(`${column.field.name}:`));
    for (const label of own) {
      columnOf.set(label, column);
      starts.set(label, new Int32Array(column.keys.length + 1));
    }
    if (own.length === 0) continue;
    for (let code = 0; code < column.keys.length; code++) {
      for (const { name, key } of column.type.blockingKeys(column.keys.at(code))) {
        drafts.get(keyLabel({ field: column.field.name, key: name }))?.push(key);
      }
      for (const label of own) starts.get(label)![code + 1] = drafts.get(label)!.length();
    }
  }
  return labels.map((label) => {
    const { offsets, codes } = columnOf.get(label)!;
    const hashes = drafts.get(label)!;
    return { offsets, codes, starts: starts.get(label)!, high: hashes.high(), low: hashes.low() };
  });
}

function visitKeys(
  { offsets, codes, starts, high, low }: LabelKeys,
  row: number,
  visit: (high: number, low: number) => void,
): void {
  for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
    for (let k = starts[codes[i]!]!; k < starts[codes[i]! + 1]!; k++) visit(high[k]!, low[k]!);
  }
}

/** Pairs of keys, the one with the smaller hash first. */
function combineInAnyOrder(
  first: LabelKeys,
  second: LabelKeys,
  row: number,
  visit: (firstHigh: number, firstLow: number, high: number, low: number) => void,
): void {
  visitKeys(first, row, (highA, lowA) => {
    visitKeys(second, row, (highB, lowB) => {
      const swap = highB < highA || (highB === highA && lowB < lowA);
      if (swap) visit(highB, lowB, highA, lowA);
      else visit(highA, lowA, highB, lowB);
    });
  });
}

/** Half of a hash with another key's half, and something of the other halves, added. */
function fold(half: number, next: number, other: number): number {
  return mix(Math.imul(half, 0xcc9e2d51) ^ next ^ Math.imul(other, 0x1b873593));
}
