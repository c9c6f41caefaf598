/** Rows by the number that each has: rows of number n are `rows[starts[n]]` up to, not including, `rows[starts[n + 1]]`, ascending. */
export interface RowGroups {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** @param numbers by row, from 0 without large gaps; rows with a negative number are left out */
export function groupRows(numbers: Int32Array): RowGroups {
  let count = 0;
  for (const number of numbers) if (number >= count) count = number + 1;
  const starts = new Uint32Array(count + 1);
  for (const number of numbers) if (number >= 0) starts[number + 1]!++;
  for (let number = 0; number < count; number++) starts[number + 1]! += starts[number]!;
  const next = starts.slice();
  const rows = new Uint32Array(starts[count]!);
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    if (number >= 0) rows[next[number]!++] = row;
  }
  return { count, starts, rows };
}

/** Visits every pair of rows with the same number, `a` before `b`, in a fixed order. */
export function forEachPairWithin({ count, starts, rows }: RowGroups, visit: (a: number, b: number) => void): void {
  for (let group = 0; group < count; group++) {
    const end = starts[group + 1]!;
    for (let x = starts[group]!; x < end; x++) for (let y = x + 1; y < end; y++) visit(rows[x]!, rows[y]!);
  }
}
