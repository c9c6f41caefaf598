import type { ComparedField, FieldReader } from '../compared-fields.ts';
import type { FieldValue, NormalizedFields } from '../normalized-record.ts';
import { growableInts } from './growable.ts';
import { listedKeys } from './keys.ts';
import type { Column } from './record-table.ts';
import { sharedUint8Array, sharedUint32Array } from './shared-arrays.ts';
import { singleValues } from './single-values.ts';

/** Encodes the values of one field while records come in, and puts them into canonical order at the end. */
export interface ColumnBuilder extends ComparedField {
  /** Takes the values of the next record. */
  readonly add: (fields: NormalizedFields) => void;
  /** @param order canonical order of the added records */
  readonly build: (order: Uint32Array) => Column;
}

export function createColumnBuilder({ field, type, valuesOf }: FieldReader): ColumnBuilder {
  const codeOf = new Map<string, number>();
  /** Code and validity of one value: `code * 2 + valid`. */
  const entries = growableInts();
  const starts = growableInts();

  const add = (fields: NormalizedFields): void => {
    const values = valuesOf(fields);
    starts.push(entries.length());
    if (values === undefined) return;
    for (let index = 0; index < values.length; index++) {
      const value = values[index]!;
      if (!isComparable(value) || isRepeated(values, index)) continue;
      const code = codeOf.get(value.key) ?? codeOf.size;
      if (code === codeOf.size) codeOf.set(value.key, code);
      entries.push(code * 2 + (isValidAnywhere(values, value.key) ? 1 : 0));
    }
  };

  const build = (order: Uint32Array): Column => {
    const arrivalKeys = [...codeOf.keys()];
    const arrivalStarts = starts.view();
    const arrivalEntries = entries.view();
    const renumbered = new Int32Array(arrivalKeys.length).fill(-1);
    const keys: string[] = [];
    const offsets = sharedUint32Array(order.length + 1);
    const codes = sharedUint32Array(arrivalEntries.length);
    const valid = sharedUint8Array(arrivalEntries.length);
    let position = 0;
    for (let row = 0; row < order.length; row++) {
      const arrival = order[row]!;
      const end = arrival + 1 < arrivalStarts.length ? arrivalStarts[arrival + 1]! : arrivalEntries.length;
      for (let i = arrivalStarts[arrival]!; i < end; i++) {
        const arrivalCode = arrivalEntries[i]! >> 1;
        if (renumbered[arrivalCode]! < 0) renumbered[arrivalCode] = keys.push(arrivalKeys[arrivalCode]!) - 1;
        codes[position] = renumbered[arrivalCode]!;
        valid[position++] = arrivalEntries[i]! & 1;
      }
      offsets[row + 1] = position;
    }
    return { field, type, keys: listedKeys(keys), offsets, codes, valid, single: singleValues(offsets, codes) };
  };

  return { field, type, add, build };
}

/** Junk carries no evidence. Invalid values do only where their type gives them a key: a mistyped date is close to the right one. */
function isComparable({ key, status }: FieldValue): boolean {
  return key !== '' && status !== 'junk';
}

function isRepeated(values: readonly FieldValue[], index: number): boolean {
  const { key } = values[index]!;
  for (let i = 0; i < index; i++) if (values[i]!.key === key && isComparable(values[i]!)) return true;
  return false;
}

function isValidAnywhere(values: readonly FieldValue[], key: string): boolean {
  return values.some((value) => value.key === key && value.status === 'valid');
}
