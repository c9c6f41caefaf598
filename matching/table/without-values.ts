import type { Column } from './record-table.ts';
import { sharedUint8Array, sharedUint32Array } from './shared-arrays.ts';
import { singleValues } from './single-values.ts';

/** The same column without the values that `excluded` marks by code; the column itself when it marks none. */
export function withoutValues(column: Column, excluded: Uint8Array): Column {
  if (!excluded.includes(1)) return column;
  const rows = column.offsets.length - 1;
  const offsets = sharedUint32Array(rows + 1);
  const codes = sharedUint32Array(column.codes.length);
  const valid = sharedUint8Array(column.codes.length);
  let position = 0;
  for (let row = 0; row < rows; row++) {
    for (let i = column.offsets[row]!; i < column.offsets[row + 1]!; i++) {
      if (excluded[column.codes[i]!] === 1) continue;
      codes[position] = column.codes[i]!;
      valid[position++] = column.valid[i]!;
    }
    offsets[row + 1] = position;
  }
  return { ...column, offsets, codes, valid, single: singleValues(offsets, codes) };
}
