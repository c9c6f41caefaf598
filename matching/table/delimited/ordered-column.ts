import type { ComparedField } from '../../compared-fields.ts';
import { type Keys, keysOf, listedKeys } from '../keys.ts';
import { type Column, NO_VALUE } from '../record-table.ts';
import { sharedInt32Array, sharedUint8Array, sharedUint32Array } from '../shared-arrays.ts';
import { pick } from './byte-strings.ts';
import { decodeTexts } from './decode-texts.ts';
import type { EncodedCells } from './encoded-cells.ts';

/**
 * The column of cells that hold one value or none.
 *
 * @param order rows in canonical order
 * @param toKey comparable key of a text, empty for none; texts of one key become one value
 */
export function orderedColumn(
  compared: ComparedField,
  cells: EncodedCells,
  order: Uint32Array,
  toKey: ((text: string) => string) | undefined,
): Column {
  const arrivalCodes = cells.codes();
  const { count, keyOf, keysAt } = toKey === undefined ? ownKeys(cells) : madeKeys(cells, toKey);
  const renumbered = new Int32Array(count).fill(NO_VALUE);
  const appeared = new Int32Array(count);
  let codeCount = 0;
  const offsets = sharedUint32Array(order.length + 1);
  const single = sharedInt32Array(order.length);
  const codes = sharedUint32Array(order.length);
  let filled = 0;
  for (let row = 0; row < order.length; row++) {
    const text = arrivalCodes[order[row]!]!;
    const key = text < 0 || keyOf === null ? text : keyOf[text]!;
    if (key >= 0 && renumbered[key]! < 0) {
      renumbered[key] = codeCount;
      appeared[codeCount++] = key;
    }
    single[row] = key < 0 ? NO_VALUE : renumbered[key]!;
    if (key >= 0) codes[filled++] = renumbered[key]!;
    offsets[row + 1] = filled;
  }
  const keys = keysAt(appeared.subarray(0, codeCount));
  return { ...compared, keys, offsets, codes: codes.subarray(0, filled), valid: sharedUint8Array(filled), single };
}

/** Distinct keys of the texts of cells, in order of appearance in the text. */
interface ArrivalKeys {
  readonly count: number;
  /** By text the position of its key, `NO_VALUE` where the key is empty; null when texts are their own keys. */
  readonly keyOf: Int32Array | null;
  /** The keys at some positions, in their order. */
  readonly keysAt: (positions: Int32Array) => Keys;
}

function ownKeys({ entries }: EncodedCells): ArrivalKeys {
  const keysAt = (positions: Int32Array): Keys => keysOf(decodeTexts(pick(entries, positions)));
  return { count: entries.length, keyOf: null, keysAt };
}

function madeKeys(cells: EncodedCells, toKey: (text: string) => string): ArrivalKeys {
  const texts = cells.texts();
  const positions = new Map<string, number>();
  const keyOf = new Int32Array(texts.length).fill(NO_VALUE);
  for (const [code, text] of texts.entries()) {
    const key = toKey(text);
    if (key === '') continue;
    const position = positions.get(key) ?? positions.size;
    if (position === positions.size) positions.set(key, position);
    keyOf[code] = position;
  }
  const keys = [...positions.keys()];
  const keysAt = (appeared: Int32Array): Keys => listedKeys(Array.from(appeared, (position) => keys[position]!));
  return { count: keys.length, keyOf, keysAt };
}
