import { NO_VALUE, SEVERAL_VALUES } from './record-table.ts';
import { sharedInt32Array } from './shared-arrays.ts';

/** By row: the code of its only value, `NO_VALUE` or `SEVERAL_VALUES`. */
export function singleValues(offsets: Uint32Array, codes: Uint32Array): Int32Array {
  const single = sharedInt32Array(offsets.length - 1);
  for (let row = 0; row < single.length; row++) {
    const count = offsets[row + 1]! - offsets[row]!;
    single[row] = count === 0 ? NO_VALUE : count === 1 ? codes[offsets[row]!]! : SEVERAL_VALUES;
  }
  return single;
}
