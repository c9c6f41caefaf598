import { growableInts } from '../table/growable.ts';
import type { KeySource } from './key-source.ts';
import { createNumberIndex } from './number-index.ts';

/** Keys of each row as `makeBlocks` takes them. */
export interface RowKeys {
  readonly keyCount: number;
  readonly rowStarts: Uint32Array;
  readonly rowKeys: Int32Array;
}

/**
 * Every combination of a key of the one source with a key of the other, by row.
 *
 * @param skip pairs of keys whose rows are all candidates of each other already
 */
export function combineKeys(a: KeySource, b: KeySource, skip: (keyA: number, keyB: number) => boolean): RowKeys {
  const index = createNumberIndex();
  const rowStarts = new Uint32Array(a.rowStarts.length);
  const rowKeys = growableInts();
  for (let row = 0; row < rowStarts.length - 1; row++) {
    for (let i = a.rowStarts[row]!; i < a.rowStarts[row + 1]!; i++) {
      for (let j = b.rowStarts[row]!; j < b.rowStarts[row + 1]!; j++) {
        const keyA = a.rowKeys[i]!;
        const keyB = b.rowKeys[j]!;
        if (!skip(keyA, keyB)) rowKeys.push(index.add(keyA * b.keys + keyB));
      }
    }
    rowStarts[row + 1] = rowKeys.length();
  }
  return { keyCount: index.size(), rowStarts, rowKeys: rowKeys.view() };
}
