import type { Column } from '../table/record-table.ts';

/** How often values occur in one column. */
export interface ValueCounts {
  /** Number of rows with a value. */
  readonly filled: number;
  /** Number of rows by code. */
  readonly rowsOf: Uint32Array;
  /** Rows that hold a code, ascending. */
  readonly rows: (code: number) => number[];
}

export function countValues({ keys, offsets, codes }: Column): ValueCounts {
  const rowsOf = new Uint32Array(keys.length);
  for (const code of codes.subarray(0, offsets.at(-1))) rowsOf[code]!++;
  const starts = new Uint32Array(keys.length + 1);
  for (let code = 0; code < keys.length; code++) starts[code + 1] = starts[code]! + rowsOf[code]!;
  const next = starts.slice();
  const holders = new Uint32Array(starts[keys.length]!);
  let filled = 0;
  for (let row = 0; row < offsets.length - 1; row++) {
    if (offsets[row] !== offsets[row + 1]) filled++;
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) holders[next[codes[i]!]!++] = row;
  }
  return { filled, rowsOf, rows: (code) => Array.from(holders.subarray(starts[code]!, starts[code + 1]!)) };
}
