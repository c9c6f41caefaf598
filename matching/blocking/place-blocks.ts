import { sharedInt32Array } from '../table/shared-arrays.ts';
import type { Workspace } from './workspace.ts';

/** The blocks of a rule while rows are put into them. */
export interface OpenBlocks {
  readonly blockRows: Int32Array;
  /** By key: where its block starts; -1 for keys without one. */
  readonly starts: Int32Array;
  /** By key: where the next row of its block goes; at first its start. */
  readonly ends: Int32Array;
}

/**
 * Makes room for the blocks of all keys that 2 up to `largest` rows share.
 *
 * @param sizes rows by key
 */
export function openBlocks(sizes: Int32Array, largest: number, workspace: Workspace): OpenBlocks {
  const starts = workspace.take('starts', sizes.length);
  const ends = workspace.take('ends', sizes.length);
  let length = 0;
  for (let key = 0; key < sizes.length; key++) {
    const size = sizes[key]!;
    const hasBlock = size >= 2 && size <= largest;
    starts[key] = ends[key] = hasBlock ? length : -1;
    if (hasBlock) length += size;
  }
  return { blockRows: sharedInt32Array(length), starts, ends };
}

/** Marks the last row of each block, when all are full. */
export function closeBlocks({ blockRows, ends }: OpenBlocks): Int32Array {
  for (let key = 0; key < ends.length; key++) {
    const end = ends[key]!;
    if (end > 0) blockRows[end - 1] = ~blockRows[end - 1]!;
  }
  return blockRows;
}
