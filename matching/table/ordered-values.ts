import type { ComparedField } from '../compared-fields.ts';
import { type Keys, listedKeys } from './keys.ts';
import type { Column } from './record-table.ts';
import { sharedUint8Array, sharedUint32Array } from './shared-arrays.ts';
import { singleValues } from './single-values.ts';

/** The values of one field as records came in. */
export interface ArrivedValues {
  /** Distinct keys by first arrival. */
  readonly keys: Keys;
  /** By record: where its values begin in `entries`. */
  readonly starts: Int32Array;
  /** Place in `keys` and validity of each value: `place * 2 + valid`. */
  readonly entries: Int32Array;
}

/**
 * Puts the values of a column into canonical order.
 *
 * @param order canonical order of the records
 */
export function orderedValues(
  { field, type }: ComparedField,
  { keys, starts, entries }: ArrivedValues,
  order: Uint32Array,
): Column {
  const renumbered = new Int32Array(keys.length).fill(-1);
  const ordered: string[] = [];
  const offsets = sharedUint32Array(order.length + 1);
  const codes = sharedUint32Array(entries.length);
  const valid = sharedUint8Array(entries.length);
  let position = 0;
  for (let row = 0; row < order.length; row++) {
    const arrival = order[row]!;
    const end = arrival + 1 < starts.length ? starts[arrival + 1]! : entries.length;
    for (let i = starts[arrival]!; i < end; i++) {
      const place = entries[i]! >> 1;
      if (renumbered[place]! < 0) renumbered[place] = ordered.push(keys.at(place)) - 1;
      codes[position] = renumbered[place]!;
      valid[position++] = entries[i]! & 1;
    }
    offsets[row + 1] = position;
  }
  const single = singleValues(offsets, codes);
  // Properties one by one: an object that begins as a copy of another outlives the young generation of the heap.
  return { field, type, keys: listedKeys(ordered), offsets, codes, valid, single };
}
