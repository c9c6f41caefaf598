import type { Column } from '../table/record-table.ts';

/** Rows that share the value of one column, value by value; only values of two rows and more. */
export interface RowGroups {
  /** Pairs of rows within all groups. */
  readonly pairs: number;
  /** Rows of group g: `rows[starts[g]]` up to, not including, `rows[starts[g + 1]]`. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** Group of the pair at a place from 0 up to, not including, `pairs`, when the pairs of all groups stand in a row. */
  readonly groupOf: (place: number) => number;
}

/** Groups by the values of rows that have exactly one. */
export function rowGroups({ single, keys }: Column): RowGroups {
  const sizes = new Int32Array(keys.length);
  for (const code of single) if (code >= 0) sizes[code]!++;
  let groups = 0;
  let grouped = 0;
  for (const size of sizes) {
    if (size < 2) continue;
    groups++;
    grouped += size;
  }
  const starts = new Int32Array(groups + 1);
  const weights = new Float64Array(groups);
  /** By code: where its next row goes; -1 when it is the only one. */
  const next = new Int32Array(keys.length).fill(-1);
  let pairs = 0;
  for (let code = 0, at = 0; code < sizes.length; code++) {
    const size = sizes[code]!;
    if (size < 2) continue;
    pairs += (size * (size - 1)) / 2;
    weights[at] = pairs;
    next[code] = starts[at]!;
    starts[++at] = next[code]! + size;
  }
  const rows = new Int32Array(grouped);
  for (let row = 0; row < single.length; row++) {
    const code = single[row]!;
    if (code >= 0 && next[code]! >= 0) rows[next[code]!++] = row;
  }
  return { pairs, starts, rows, groupOf: finder(weights, pairs) };
}

/** Finds the first index whose cumulative weight is above a value: a step or two from where a table says (Chen & Asau 1974). */
function finder(weights: Float64Array, total: number): (value: number) => number {
  const places = new Int32Array(weights.length);
  for (let place = 0, index = 0; place < places.length; place++) {
    while (weights[index]! <= (place * total) / places.length) index++;
    places[place] = index;
  }
  return (value) => {
    let index = places[Math.floor((value / total) * places.length)]!;
    while (index > 0 && weights[index - 1]! > value) index--;
    while (index + 1 < weights.length && weights[index]! <= value) index++;
    return index;
  };
}
