import type { ComparedField } from '../../compared-fields.ts';
import { listedKeys } from '../keys.ts';
import { type Column, NO_VALUE } from '../record-table.ts';
import { sharedInt32Array, sharedUint8Array, sharedUint32Array } from '../shared-arrays.ts';
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
  const { keys: arrivalKeys, keyOf } = distinctKeys(cells.texts(), toKey);
  const renumbered = new Int32Array(arrivalKeys.length).fill(NO_VALUE);
  const keys: string[] = [];
  const offsets = sharedUint32Array(order.length + 1);
  const single = sharedInt32Array(order.length);
  const codes = sharedUint32Array(order.length);
  let filled = 0;
  for (let row = 0; row < order.length; row++) {
    const text = arrivalCodes[order[row]!]!;
    const key = text < 0 || keyOf === null ? text : keyOf[text]!;
    if (key >= 0 && renumbered[key]! < 0) renumbered[key] = keys.push(arrivalKeys[key]!) - 1;
    single[row] = key < 0 ? NO_VALUE : renumbered[key]!;
    if (key >= 0) codes[filled++] = renumbered[key]!;
    offsets[row + 1] = filled;
  }
  return {
    ...compared,
    keys: listedKeys(keys),
    offsets,
    codes: codes.subarray(0, filled),
    valid: sharedUint8Array(filled),
    single,
  };
}

/** Distinct keys of texts; by text the index of its key, `NO_VALUE` where the key is empty, or null when texts are their own keys. */
function distinctKeys(
  texts: readonly string[],
  toKey: ((text: string) => string) | undefined,
): { readonly keys: readonly string[]; readonly keyOf: Int32Array | null } {
  if (toKey === undefined) return { keys: texts, keyOf: null };
  const indexes = new Map<string, number>();
  const keyOf = new Int32Array(texts.length).fill(NO_VALUE);
  for (const [code, text] of texts.entries()) {
    const key = toKey(text);
    if (key === '') continue;
    const index = indexes.get(key) ?? indexes.size;
    if (index === indexes.size) indexes.set(key, index);
    keyOf[code] = index;
  }
  return { keys: [...indexes.keys()], keyOf };
}
