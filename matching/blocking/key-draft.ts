import type { Column } from '../table/record-table.ts';
import { createKeyHashes, type KeyHashes } from './key-hashes.ts';

/** Takes the keys of one kind from the values of a column, one value after the other. */
export interface KeyDraft {
  /** `field:key name`. */
  readonly label: string;
  readonly column: Column;
  /** Rows that hold a value, by code. */
  readonly rowsOfCode: Int32Array;
  /** @param value the text of `code`; codes come in ascending order */
  readonly add: (key: string, value: string, code: number) => void;
  /** Keys by code. */
  readonly counts: Int32Array;
  /** Keys in all. */
  readonly length: () => number;
  /** Of all keys in order; null where every key is the value itself (`exact`), so that codes tell keys apart. */
  readonly hashes: () => KeyHashes | null;
}

/** @param hashed whether to hash even keys that are the values themselves, because keys of other columns are to be told from them */
export function createKeyDraft(label: string, column: Column, rowsOfCode: Int32Array, hashed: boolean): KeyDraft {
  const counts = new Int32Array(column.keys.length);
  let length = 0;
  let hashes = hashed ? createKeyHashes() : null;
  return {
    label,
    column,
    rowsOfCode,
    add(key, value, code) {
      if (hashes === null && (key !== value || counts[code] !== 0)) hashes = hashesOfValues(column, counts);
      hashes?.push(key);
      counts[code]!++;
      length++;
    },
    counts,
    length: () => length,
    hashes: () => hashes,
  };
}

/** Hashes of the values that were their own keys so far. */
function hashesOfValues({ keys }: Column, counts: Int32Array): KeyHashes {
  const hashes = createKeyHashes();
  for (let code = 0; code < counts.length; code++) if (counts[code] !== 0) hashes.push(keys.at(code));
  return hashes;
}
