import { type BlockingRule, keyLabel } from '../plan/blocking-rule.ts';
import type { Column } from '../table/record-table.ts';
import { sharedInt32Array } from '../table/shared-arrays.ts';
import { createKeyDraft, type KeyDraft } from './key-draft.ts';
import type { KeySource } from './key-source.ts';
import { numberKeys, numberValues } from './number-keys.ts';

/**
 * The key sources that rules need, by label (`phone:last7`). A type is asked for keys once per distinct value that some row
 * holds. Keys that may change places are numbered together, so that their columns have to be given together.
 */
export function keySources(columns: readonly Column[], rules: readonly BlockingRule[]): ReadonlyMap<string, KeySource> {
  const wanted = new Set(rules.flatMap(({ keys }) => keys.map(keyLabel)));
  const exchanged = exchangedKeys(rules);
  const sources = new Map<string, KeySource>();
  const finish = (drafts: readonly KeyDraft[]): void => {
    for (const source of numberTogether(drafts)) sources.set(source.name, source);
  };
  const waiting = new Map<string, KeyDraft[]>();
  for (const column of columns) {
    for (const draft of readKeys(column, wanted, exchanged)) {
      const name = exchanged.get(draft.label);
      if (name === undefined) finish([draft]);
      else waiting.set(name, [...(waiting.get(name) ?? []), draft]);
    }
  }
  for (const drafts of waiting.values()) finish(drafts);
  return sources;
}

/** By label: the name of keys that may change places with others of this name. */
function exchangedKeys(rules: readonly BlockingRule[]): ReadonlyMap<string, string> {
  const keys = rules.filter(({ anyOrder }) => anyOrder).flatMap((rule) => rule.keys);
  return new Map(keys.map((key) => [keyLabel(key), key.key]));
}

function readKeys(
  column: Column,
  wanted: ReadonlySet<string>,
  exchanged: ReadonlyMap<string, string>,
): readonly KeyDraft[] {
  const { keys: values, type, field } = column;
  const rowsOfCode = countRows(column);
  const names: string[] = [];
  const drafts: (KeyDraft | null)[] = [];
  const draftOf = (name: string): KeyDraft | null => {
    // Names are few and the same constants every time: faster than a Map.
    const known = names.indexOf(name);
    if (known >= 0) return drafts[known]!;
    const label = keyLabel({ field: field.name, key: name });
    const draft = wanted.has(label) ? createKeyDraft(label, column, rowsOfCode, exchanged.has(label)) : null;
    names.push(name);
    drafts.push(draft);
    return draft;
  };
  for (let code = 0; code < values.length; code++) {
    if (rowsOfCode[code] === 0) continue;
    const value = values.at(code);
    for (const { name, key } of type.blockingKeys(value)) draftOf(name)?.add(key, value, code);
  }
  return drafts.filter((draft) => draft !== null);
}

function numberTogether(drafts: readonly KeyDraft[]): readonly KeySource[] {
  const rows = rowsByKey(drafts);
  const hashes = drafts.flatMap((draft) => draft.hashes() ?? []);
  const { numbers, keyCount } = hashes.length === 0 ? numberValues(rows) : numberKeys(hashes, rows);
  let from = 0;
  return drafts.map((draft) => {
    const own = numbers.subarray(from, from + draft.length());
    from += own.length;
    return sourceOf(draft, own, keyCount);
  });
}

/** By key, those of all drafts in order: rows that have it by its value. A row that has a key by two values counts twice. */
function rowsByKey(drafts: readonly KeyDraft[]): Int32Array {
  const rows = new Int32Array(drafts.reduce((sum, draft) => sum + draft.length(), 0));
  let at = 0;
  for (const { rowsOfCode, counts } of drafts) {
    for (let code = 0; code < counts.length; code++) {
      for (let i = 0; i < counts[code]!; i++) rows[at++] = rowsOfCode[code]!;
    }
  }
  return rows;
}

/** Rows by code; 0 for values that were taken out of the column. */
function countRows({ keys, offsets, codes }: Column): Int32Array {
  const rows = new Int32Array(keys.length);
  const end = offsets[offsets.length - 1]!;
  for (let i = 0; i < end; i++) rows[codes[i]!]!++;
  return rows;
}

/** @param numbers of the keys of the draft */
function sourceOf({ label, column, counts }: KeyDraft, numbers: Int32Array, keyCount: number): KeySource {
  const codeStarts = sharedInt32Array(counts.length + 1);
  let at = 0;
  let length = 0;
  for (let code = 0; code < counts.length; code++) {
    for (const end = at + counts[code]!; at < end; at++) if (numbers[at]! >= 0) length++;
    codeStarts[code + 1] = length;
  }
  const codeKeys = sharedInt32Array(length);
  length = 0;
  for (const number of numbers) if (number >= 0) codeKeys[length++] = number;
  return { name: label, keyCount, offsets: column.offsets, codes: column.codes, codeStarts, codeKeys };
}
