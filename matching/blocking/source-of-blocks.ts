import { sharedInt32Array } from '../table/shared-arrays.ts';
import type { KeySource } from './key-source.ts';
import type { RuleBlocks } from './rule-blocks.ts';

/** The blocks of a rule of two keys as keys themselves, so that a third one can be added. */
export function sourceOfBlocks({ statistics, blockRows }: RuleBlocks, rows: number): KeySource {
  const offsets = new Uint32Array(rows + 1);
  for (const row of blockRows) offsets[(row < 0 ? ~row : row) + 1]!++;
  for (let row = 0; row < rows; row++) offsets[row + 1]! += offsets[row]!;
  const next = offsets.slice();
  const codes = new Uint32Array(blockRows.length);
  let block = 0;
  for (const row of blockRows) {
    codes[next[row < 0 ? ~row : row]!++] = block;
    if (row < 0) block++;
  }
  const codeStarts = sharedInt32Array(block + 1);
  const codeKeys = sharedInt32Array(block);
  for (let code = 0; code < block; code++) {
    codeKeys[code] = code;
    codeStarts[code + 1] = code + 1;
  }
  return { name: statistics.rule, keyCount: block, offsets, codes, codeStarts, codeKeys };
}
