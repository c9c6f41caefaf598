import { YektaError } from '../../../config/errors/yekta-error.ts';
import { createKeyHashes, mix } from '../../blocking/key-hashes.ts';
import { type BlockingRule, keyLabel } from '../../plan/blocking-rule.ts';
import { type GrowableInts, growableInts } from '../../table/growable.ts';
import type { Column, RecordTable } from '../../table/record-table.ts';

/**
 * Most rules that keys can tell apart: the lowest 10 bits of a key's hash are the place of its rule in the plan, so that
 * whoever meets a key in the index knows which rule it belongs to. The other 54 bits tell keys of one rule apart: among 15
 * million keys two fall together with a probability of 2 in 10^4; records then become candidates for no reason.
 */
const MOST_RULES = 1024;

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
 * @throws YektaError `internal` for a plan of more rules than keys can tell apart
 */
export function createKeyReader({ columns }: RecordTable, rules: readonly BlockingRule[]): KeyReader {
  const { labels, plan } = keyPlan(rules);
  const values = readLabels(columns, labels);
  /** Different keys of the row by label: of label l, `own` has `starts[l]` up to, not including, `starts[l + 1]`. */
  const own = growableInts();
  const starts = new Int32Array(labels.length + 1);
  const found = growableInts();

  const gather = (row: number): void => {
    own.clear();
    for (const [label, { offsets, codes, starts: startOf, high, low }] of values.entries()) {
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
        const code = codes[i]!;
        for (let k = startOf[code]!; k < startOf[code + 1]!; k++) addOnce(own, starts[label]!, high[k]!, low[k]!);
      }
      starts[label + 1] = own.length();
    }
  };

  /** Folds the keys of the parts of a rule from `at` on into a hash, in all combinations. */
  const combine = (rule: number, parts: readonly number[], at: number, high: number, low: number): void => {
    if (at === parts.length) {
      found.push(high);
      found.push((low & -MOST_RULES) | rule);
      return;
    }
    const label = parts[at]!;
    for (let i = starts[label]!; i < starts[label + 1]!; i += 2) {
      const nextHigh = own.at(i);
      const nextLow = own.at(i + 1);
      combine(rule, parts, at + 1, fold(high, nextHigh, low), fold(low, nextLow, nextHigh));
    }
  };

  /** Of two keys the one with the smaller hash comes first. */
  const combineInAnyOrder = (rule: number, [a, b]: readonly number[], high: number, low: number): void => {
    const first = found.length();
    for (let i = starts[a!]!; i < starts[a! + 1]!; i += 2) {
      for (let j = starts[b!]!; j < starts[b! + 1]!; j += 2) {
        const swap = own.at(j) < own.at(i) || (own.at(j) === own.at(i) && own.at(j + 1) < own.at(i + 1));
        const [x, y] = swap ? [j, i] : [i, j];
        const middleHigh = fold(high, own.at(x), low);
        const middleLow = fold(low, own.at(x + 1), own.at(x));
        const last = fold(middleLow, own.at(y + 1), own.at(y));
        addOnce(found, first, fold(middleHigh, own.at(y), middleLow), (last & -MOST_RULES) | rule);
      }
    }
  };

  const keysOf = (row: number): Int32Array => {
    gather(row);
    found.clear();
    for (let rule = 0; rule < plan.length; rule++) {
      const { parts, anyOrder } = plan[rule]!;
      const seed = mix(rule + 1);
      if (anyOrder) combineInAnyOrder(rule, parts, seed, seed);
      else combine(rule, parts, 0, seed, seed);
    }
    return found.view();
  };
  const has = (row: number, label: number): boolean => {
    const { offsets, codes, starts: startOf } = values[label]!;
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++)
      if (startOf[codes[i]!]! < startOf[codes[i]! + 1]!) return true;
    return false;
  };
  return { keysOf, labels, has };
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

/** Half of a hash with another key's half, and something of the other halves, added. */
function fold(half: number, next: number, other: number): number {
  return mix(Math.imul(half, 0xcc9e2d51) ^ next ^ Math.imul(other, 0x1b873593));
}

/** Adds a key unless it is among those from `first` on: a row has few keys, and looking at all of them is fast. */
function addOnce(keys: GrowableInts, first: number, high: number, low: number): void {
  for (let i = first; i < keys.length(); i += 2) if (keys.at(i) === high && keys.at(i + 1) === low) return;
  keys.push(high);
  keys.push(low);
}
