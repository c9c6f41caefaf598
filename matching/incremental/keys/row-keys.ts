import { YektaError } from '../../../config/errors/yekta-error.ts';
import { mix } from '../../blocking/key-hashes.ts';
import { type BlockingRule, keyLabel } from '../../plan/blocking-rule.ts';
import { type GrowableInts, growableInts } from '../../table/growable.ts';
import type { RecordTable } from '../../table/record-table.ts';
import { hasKey, type LabelKeys, readLabels } from './label-keys.ts';

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
  /** By label: how many of the rows that `keysOf` was called with have such a key. */
  readonly counts: Int32Array;
  /** Whether a row has a key of a label, by its place in `labels`. */
  readonly has: (row: number, label: number) => boolean;
}

/**
 * @param table without generic values
 * @throws YektaError `internal` for a plan of more rules than keys can tell apart
 */
export function createKeyReader({ columns }: RecordTable, rules: readonly BlockingRule[]): KeyReader {
  return keyReaderOf(readLabels(columns, labelsOf(rules)), rules);
}

/**
 * The same from keys that were read before.
 *
 * @param values by label, in the order of `labelsOf`
 */
export function keyReaderOf(values: readonly LabelKeys[], rules: readonly BlockingRule[]): KeyReader {
  const { labels, plan } = keyPlan(rules);
  /** Where the different keys of the row of label l are: in `highs[l]` and `lows[l]`, from `starts[l]` up to, not including, `ends[l]`. */
  const highs = values.map(({ high }) => high);
  const lows = values.map(({ low }) => low);
  const starts = new Int32Array(labels.length);
  const ends = new Int32Array(labels.length);
  const counts = new Int32Array(labels.length);
  const gathered: { readonly high: GrowableInts; readonly low: GrowableInts }[] = [];
  const seeds = plan.map((_, rule) => mix(rule + 1));
  let found = new Int32Array(128);
  let length = 0;
  const add = (high: number, low: number): void => {
    if (length === found.length) {
      const smaller = found;
      found = new Int32Array(length * 2);
      found.set(smaller);
    }
    found[length++] = high;
    found[length++] = low;
  };

  /** Of one value, its keys where they are; of several, a list of its own: different values may have the same keys. */
  const select = (row: number): void => {
    for (let label = 0; label < values.length; label++) {
      const { offsets, codes, starts: startOf, high, low } = values[label]!;
      const from = offsets[row]!;
      const to = offsets[row + 1]!;
      if (to - from <= 1) {
        starts[label] = from === to ? 0 : startOf[codes[from]!]!;
        ends[label] = from === to ? 0 : startOf[codes[from]! + 1]!;
        highs[label] = high;
        lows[label] = low;
        if (starts[label]! < ends[label]!) counts[label]!++;
        continue;
      }
      const own = gathered[label] ?? { high: growableInts(), low: growableInts() };
      gathered[label] = own;
      own.high.clear();
      own.low.clear();
      for (let i = from; i < to; i++) {
        for (let k = startOf[codes[i]!]!; k < startOf[codes[i]! + 1]!; k++) {
          if (hasKey(own.high.view(), own.low.view(), 0, own.high.length(), high[k]!, low[k]!)) continue;
          own.high.push(high[k]!);
          own.low.push(low[k]!);
        }
      }
      starts[label] = 0;
      ends[label] = own.high.length();
      if (ends[label]! > 0) counts[label]!++;
      highs[label] = own.high.view();
      lows[label] = own.low.view();
    }
  };

  /** Folds the keys of the parts of a rule from `at` on into a hash, in all combinations. */
  const combine = (rule: number, parts: readonly number[], at: number, high: number, low: number): void => {
    const label = parts[at]!;
    const ownHigh = highs[label]!;
    const ownLow = lows[label]!;
    const isLast = at + 1 === parts.length;
    for (let i = starts[label]!; i < ends[label]!; i++) {
      const nextHigh = fold(high, ownHigh[i]!, low);
      const nextLow = fold(low, ownLow[i]!, ownHigh[i]!);
      if (isLast) add(nextHigh, (nextLow & -MOST_RULES) | rule);
      else combine(rule, parts, at + 1, nextHigh, nextLow);
    }
  };

  /** Adds a key unless it is among those from `first` on: there are few, and looking at all of them is fast. */
  const addOnce = (first: number, high: number, low: number): void => {
    for (let i = first; i < length; i += 2) if (found[i] === high && found[i + 1] === low) return;
    add(high, low);
  };

  /** Of two keys the one with the smaller hash comes first. */
  const combineInAnyOrder = (rule: number, [a, b]: readonly number[], high: number, low: number): void => {
    const first = length;
    const [highA, lowA, highB, lowB] = [highs[a!]!, lows[a!]!, highs[b!]!, lows[b!]!];
    for (let i = starts[a!]!; i < ends[a!]!; i++) {
      for (let j = starts[b!]!; j < ends[b!]!; j++) {
        const swap = highB[j]! < highA[i]! || (highB[j] === highA[i] && lowB[j]! < lowA[i]!);
        const firstHigh = swap ? highB[j]! : highA[i]!;
        const secondHigh = swap ? highA[i]! : highB[j]!;
        const middleHigh = fold(high, firstHigh, low);
        const middleLow = fold(low, swap ? lowB[j]! : lowA[i]!, firstHigh);
        const last = fold(middleLow, swap ? lowA[i]! : lowB[j]!, secondHigh);
        addOnce(first, fold(middleHigh, secondHigh, middleLow), (last & -MOST_RULES) | rule);
      }
    }
  };

  const keysOf = (row: number): Int32Array => {
    select(row);
    length = 0;
    for (let rule = 0; rule < plan.length; rule++) {
      const { parts, anyOrder } = plan[rule]!;
      const seed = seeds[rule]!;
      if (anyOrder) combineInAnyOrder(rule, parts, seed, seed);
      else combine(rule, parts, 0, seed, seed);
    }
    return found.subarray(0, length);
  };
  const has = (row: number, label: number): boolean => {
    const { offsets, codes, starts: startOf } = values[label]!;
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++)
      if (startOf[codes[i]!]! < startOf[codes[i]! + 1]!) return true;
    return false;
  };
  return { keysOf, labels, counts, has };
}

/** Labels of the keys that rules are made of, each once. */
export function labelsOf(rules: readonly BlockingRule[]): readonly string[] {
  return keyPlan(rules).labels;
}

/** Which keys rules are made of. */
interface KeyPlan {
  readonly labels: readonly string[];
  /** By rule: places of its keys in `labels`. */
  readonly plan: readonly { readonly parts: readonly number[]; readonly anyOrder: boolean }[];
}

const planOf = new WeakMap<readonly BlockingRule[], KeyPlan>();

/** Made once per list of rules, for callers that read the keys of many small tables. */
function keyPlan(rules: readonly BlockingRule[]): KeyPlan {
  const known = planOf.get(rules);
  if (known !== undefined) return known;
  if (rules.length > MOST_RULES) {
    throw new YektaError('internal', `The plan has ${rules.length} blocking rules; ${MOST_RULES} are the most.`, {
      remedy: 'List fewer rules in matching.blocking, or take fields out of it with blocking: false.',
    });
  }
  const labels = [...new Set(rules.flatMap(({ keys }) => keys.map(keyLabel)))];
  const plan = rules.map(({ keys, anyOrder }) => ({
    parts: keys.map((key) => labels.indexOf(keyLabel(key))),
    anyOrder,
  }));
  planOf.set(rules, { labels, plan });
  return { labels, plan };
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

/** Half of a hash with another key's half, and something of the other halves, added. */
function fold(half: number, next: number, other: number): number {
  return mix(Math.imul(half, 0xcc9e2d51) ^ next ^ Math.imul(other, 0x1b873593));
}
