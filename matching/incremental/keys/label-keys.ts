import { createKeyHashes, type KeyHashes } from '../../blocking/key-hashes.ts';
import { keyLabel } from '../../plan/blocking-rule.ts';
import type { Column } from '../../table/record-table.ts';

/** Keys of one label: those of code c are `high[starts[c]]` up to, not including, `high[starts[c + 1]]`, and `low` likewise. */
export interface LabelKeys extends Pick<Column, 'offsets' | 'codes'> {
  readonly starts: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
}

/** Reads the keys of some labels, whose columns are among those given; a type is asked for keys once per distinct value. */
export function readLabels(columns: readonly Column[], labels: readonly string[]): readonly LabelKeys[] {
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
    const draftOf = draftFinder(column, drafts);
    const ends = own.map((label) => ({ starts: starts.get(label)!, draft: drafts.get(label)! }));
    for (let code = 0; code < column.keys.length; code++) {
      for (const { name, key } of column.type.blockingKeys(column.keys.at(code))) draftOf(name)?.push(key);
      for (const { starts, draft } of ends) starts[code + 1] = draft.length();
    }
  }
  return labels.map((label) => {
    const { offsets, codes } = columnOf.get(label)!;
    const hashes = drafts.get(label)!;
    return { offsets, codes, ...withoutRepeats(starts.get(label)!, hashes.high(), hashes.low()) };
  });
}

/** Finds drafts of a column by the names of keys: these are few and the same constants every time, faster to look through than a Map. */
function draftFinder(
  { field }: Column,
  drafts: ReadonlyMap<string, KeyHashes>,
): (name: string) => KeyHashes | undefined {
  const names: string[] = [];
  const found: (KeyHashes | undefined)[] = [];
  return (name) => {
    const known = names.indexOf(name);
    if (known >= 0) return found[known];
    names.push(name);
    found.push(drafts.get(keyLabel({ field: field.name, key: name })));
    return found.at(-1);
  };
}

/**
 * Leaves out keys that a value has more than once.
 *
 * @param high changed, and `low` likewise
 */
function withoutRepeats(
  starts: Int32Array,
  high: Int32Array,
  low: Int32Array,
): Pick<LabelKeys, 'starts' | 'high' | 'low'> {
  const kept = new Int32Array(starts.length);
  let length = 0;
  for (let code = 0; code + 1 < starts.length; code++) {
    for (let k = starts[code]!; k < starts[code + 1]!; k++) {
      if (hasKey(high, low, kept[code]!, length, high[k]!, low[k]!)) continue;
      high[length] = high[k]!;
      low[length++] = low[k]!;
    }
    kept[code + 1] = length;
  }
  return { starts: kept, high: high.subarray(0, length), low: low.subarray(0, length) };
}

/** Whether a key is among those from `from` up to, not including, `to`: there are few, and looking at all of them is fast. */
export function hasKey(
  highs: Int32Array,
  lows: Int32Array,
  from: number,
  to: number,
  high: number,
  low: number,
): boolean {
  for (let i = from; i < to; i++) if (highs[i] === high && lows[i] === low) return true;
  return false;
}
