import type { Blocks } from './blocks.ts';

/** Memory for `forEachCandidate`; one per thread. */
export function createMarks(rows: number): Int32Array {
  return new Int32Array(rows).fill(-1);
}

/**
 * Visits every pair of rows that share a block, once, whose lower row `a` is in `[fromRow, toRow)`: by ascending `a`, and for
 * one `a` in plan order. Ranges are independent of each other, so that threads can take some each.
 *
 * @param marks from `createMarks`; may serve any number of ranges that do not overlap
 * @param visit `entryRules[entry]` is the first rule that brings the pair
 */
export function forEachCandidate(
  { rowStarts, entries, largeBlocks }: Blocks,
  fromRow: number,
  toRow: number,
  marks: Int32Array,
  visit: (a: number, b: number, entry: number) => void,
): void {
  for (let a = fromRow; a < toRow; a++) {
    const end = rowStarts[a + 1]!;
    for (let entry = rowStarts[a]!; entry < end; entry++) {
      let b = entries[entry]!;
      if (b >= 0) {
        if (marks[b] === a) continue;
        marks[b] = a;
        visit(a, b, entry);
        continue;
      }
      let position = ~b;
      do {
        b = largeBlocks[++position]!;
        const row = b < 0 ? ~b : b;
        if (marks[row] === a) continue;
        marks[row] = a;
        visit(a, row, entry);
      } while (b >= 0);
    }
  }
}

/** Positions in `Blocks.rules` of the rules that bring a pair together, ascending. */
export function rulesOfPair(blocks: Blocks, rowA: number, rowB: number): number[] {
  const { rowStarts, entries, entryRules, largeBlocks } = blocks;
  const a = Math.min(rowA, rowB);
  const b = Math.max(rowA, rowB);
  const found: number[] = [];
  for (let entry = rowStarts[a]!; entry < rowStarts[a + 1]!; entry++) {
    const rule = entryRules[entry]!;
    const other = entries[entry]!;
    if (found.at(-1) === rule) continue;
    if (other === b || (other < 0 && comesAfter(largeBlocks, ~other, b))) found.push(rule);
  }
  return found;
}

/** Whether a row stands behind a position in the same block. */
function comesAfter(largeBlocks: Int32Array, position: number, row: number): boolean {
  for (let i = position + 1; ; i++) {
    const other = largeBlocks[i]!;
    if (other === row || ~other === row) return true;
    if (other < 0 || other > row) return false;
  }
}
