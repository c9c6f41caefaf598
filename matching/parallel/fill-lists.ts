import type { Blocks } from '../blocking/blocks.ts';
import { fillLists as fillListsOfRows } from '../blocking/row-lists.ts';
import type { RuleBlocks } from '../blocking/rule-blocks.ts';
import type { RecordTable } from '../table/record-table.ts';

/** Lists of rows to fill. */
export interface ListsToFill {
  readonly blocks: Blocks;
  readonly rules: readonly RuleBlocks[];
}

/** Each part goes through the blocks of all rules; with four of them that costs no more than the memory at hand saves. */
export const PARTS_OF_LISTS = 4;

/** Fills the lists of a share of the rows, in shared memory. */
export const fillLists = {
  start({ size }: RecordTable, { blocks, rules }: ListsToFill): (index: number) => null {
    const boundary = (index: number): number => Math.floor((index * size) / PARTS_OF_LISTS);
    return (index) => {
      fillListsOfRows(blocks, rules, boundary(index), boundary(index + 1));
      return null;
    };
  },
};
