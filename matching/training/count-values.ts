import type { Column } from '../table/record-table.ts';

/** How often values occur in one column. */
export interface ValueCounts {
  /** Number of rows with a value. */
  readonly filled: number;
  /** Number of rows by code. */
  readonly rowsOf: Uint32Array;
}

export function countValues({ keys, offsets, codes }: Column): ValueCounts {
  const rowsOf = new Uint32Array(keys.length);
  const values = offsets.at(-1)!;
  for (let i = 0; i < values; i++) rowsOf[codes[i]!]!++;
  let filled = 0;
  for (let row = 0; row < offsets.length - 1; row++) if (offsets[row] !== offsets[row + 1]) filled++;
  return { filled, rowsOf };
}

/**
 * Finds the rows that hold a value, ascending.
 *
 * @param least fewest rows of the values that will be asked for; rarer ones take no memory
 */
export function rowsOfValues(
  { offsets, codes }: Column,
  { rowsOf }: ValueCounts,
  least: number,
): (code: number) => Uint32Array {
  const ends = new Uint32Array(rowsOf.length);
  let length = 0;
  for (let code = 0; code < rowsOf.length; code++) {
    ends[code] = length;
    if (rowsOf[code]! >= least) length += rowsOf[code]!;
  }
  const rows = new Uint32Array(length);
  for (let row = 0; row < offsets.length - 1; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      const code = codes[i]!;
      if (rowsOf[code]! >= least) rows[ends[code]!++] = row;
    }
  }
  return (code) => rows.subarray(ends[code]! - rowsOf[code]!, ends[code]);
}
