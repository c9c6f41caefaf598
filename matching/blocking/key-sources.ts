import { type BlockingRule, keyLabel } from '../plan/blocking-rule.ts';
import { type GrowableInts, growableInts } from '../table/growable.ts';
import type { Column } from '../table/record-table.ts';
import { sharedInt32Array } from '../table/shared-arrays.ts';
import { createKeyIds, createValueIds, type KeyIds } from './key-ids.ts';
import type { KeySource } from './key-source.ts';

/**
 * The key sources that rules need, by label (`phone:last7`). A type is asked for keys once per distinct value that some row
 * holds. Keys that may change places are numbered together, so that their columns have to be given together.
 */
export function keySources(columns: readonly Column[], rules: readonly BlockingRule[]): ReadonlyMap<string, KeySource> {
  const wanted = new Set(rules.flatMap(({ keys }) => keys.map(keyLabel)));
  const exchanged = exchangedIds(rules);
  const drafts = columns.flatMap((column) => readKeys(column, wanted, exchanged));
  const sources = drafts.map((draft) => {
    const together = drafts.filter(({ ids }) => ids === draft.ids);
    return finish(draft, together);
  });
  return new Map(sources.map((source) => [source.name, source]));
}

/** By label: the numbers of keys that may change places, the same for all keys of one name. */
function exchangedIds(rules: readonly BlockingRule[]): ReadonlyMap<string, KeyIds> {
  const byName = new Map<string, KeyIds>();
  const byLabel = new Map<string, KeyIds>();
  for (const key of rules.filter(({ anyOrder }) => anyOrder).flatMap(({ keys }) => keys)) {
    const ids = byName.get(key.key) ?? createKeyIds();
    byName.set(key.key, ids);
    byLabel.set(keyLabel(key), ids);
  }
  return byLabel;
}

interface Draft {
  readonly label: string;
  readonly column: Column;
  readonly rowsOfCode: Int32Array;
  readonly ids: KeyIds;
  /** Keys by value, values in order. */
  readonly starts: Int32Array;
  readonly keys: GrowableInts;
}

function readKeys(
  column: Column,
  wanted: ReadonlySet<string>,
  exchanged: ReadonlyMap<string, KeyIds>,
): readonly Draft[] {
  const { keys: values, type, field } = column;
  const drafts = new Map<string, Draft | null>();
  const rowsOfCode = countRows(column);
  const draftOf = (key: string): Draft | null => {
    const label = keyLabel({ field: field.name, key });
    if (!wanted.has(label)) return null;
    const ids = exchanged.get(label) ?? createValueIds(values.length, (code) => values.at(code)!);
    return { label, column, rowsOfCode, ids, starts: new Int32Array(values.length + 1), keys: growableInts() };
  };
  for (let code = 0; code < values.length; code++) {
    if (rowsOfCode[code] === 0) continue;
    for (const { name, key } of type.blockingKeys(values.at(code)!)) {
      let draft = drafts.get(name);
      if (draft === undefined) {
        draft = draftOf(name);
        drafts.set(name, draft);
      }
      if (draft === null) continue;
      draft.keys.push(draft.ids.idOf(key, code));
      draft.starts[code + 1]!++;
    }
  }
  return [...drafts.values()].filter((draft) => draft !== null);
}

/** Rows by code; 0 for values that were taken out of the column. */
function countRows({ keys, offsets, codes }: Column): Int32Array {
  const rows = new Int32Array(keys.length);
  const end = offsets[offsets.length - 1]!;
  for (let i = 0; i < end; i++) rows[codes[i]!]!++;
  return rows;
}

/** @param together all drafts that number their keys together with this one */
function finish({ label, column, ids, starts, keys }: Draft, together: readonly Draft[]): KeySource {
  const { numbers, keyCount } = renumber(ids.size(), together);
  const codeStarts = sharedInt32Array(starts.length);
  const kept = new Int32Array(keys.length());
  const all = keys.view();
  let length = 0;
  let from = 0;
  for (let code = 0; code + 1 < starts.length; code++) {
    const to = from + starts[code + 1]!;
    for (; from < to; from++) {
      const number = numbers[all[from]!]!;
      if (number >= 0) kept[length++] = number;
    }
    codeStarts[code + 1] = length;
  }
  const codeKeys = sharedInt32Array(length);
  codeKeys.set(kept.subarray(0, length));
  return { name: label, keyCount, offsets: column.offsets, codes: column.codes, codeStarts, codeKeys };
}

/** New numbers without gaps for the keys of two rows and more, and -1 for the others. A row that has a key by two values counts twice. */
function renumber(size: number, drafts: readonly Draft[]): { readonly numbers: Int32Array; readonly keyCount: number } {
  const rows = new Int32Array(size);
  for (const { starts, keys, rowsOfCode } of drafts) {
    const all = keys.view();
    let from = 0;
    for (let code = 0; code < rowsOfCode.length; code++) {
      const to = from + starts[code + 1]!;
      for (; from < to; from++) rows[all[from]!]! += rowsOfCode[code]!;
    }
  }
  let keyCount = 0;
  const numbers = rows.map((count) => (count < 2 ? -1 : keyCount++));
  return { numbers, keyCount };
}
