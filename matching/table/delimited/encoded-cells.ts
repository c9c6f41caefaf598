import { keysOf } from '../keys.ts';
import { createByteDictionary } from './byte-dictionary.ts';
import type { ByteStrings } from './byte-strings.ts';
import { decodeTexts } from './decode-texts.ts';
import type { ColumnReader } from './read-columns.ts';

/** The cells of one column as codes of its distinct texts, numbered by first appearance. */
export interface EncodedCells {
  /** Takes the cells of the next rows. */
  readonly add: ColumnReader;
  /** By row; `NO_VALUE` for empty cells. Valid until the next `add`. */
  readonly codes: () => Int32Array;
  /** By code. */
  readonly texts: () => readonly string[];
  /** The same as bytes. */
  readonly entries: ByteStrings;
}

export function createEncodedCells(): EncodedCells {
  const dictionary = createByteDictionary();
  let codes = new Int32Array(1 << 12);
  let length = 0;
  return {
    add(bytes, starts, ends) {
      const end = length + starts.length;
      if (end > codes.length) {
        const old = codes;
        codes = new Int32Array(2 * end);
        codes.set(old);
      }
      dictionary.encode(bytes, starts, ends, codes.subarray(length, end));
      length = end;
    },
    codes: () => codes.subarray(0, length),
    texts: () => [...keysOf(decodeTexts(dictionary.entries))],
    entries: dictionary.entries,
  };
}
