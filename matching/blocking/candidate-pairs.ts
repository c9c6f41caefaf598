import type { RuleBlocks } from './rule-blocks.ts';

/**
 * Visits every pair of rows that share a block of any rule, once, `a` before `b`, by ascending `a`.
 * Goes row by row with one mark per row, so it needs no memory for pairs.
 *
 * @param onRow called after all pairs of a row
 */
export function forEachCandidate(
  rules: readonly RuleBlocks[],
  rows: number,
  visit: (a: number, b: number) => void,
  onRow: (row: number) => void,
): void {
  const seenBy = new Int32Array(rows).fill(-1);
  /** By rule and block: position of the first row that comes after the current one. */
  const next = rules.map((blocks) => blocks.blockStarts.slice());
  for (let a = 0; a < rows; a++) {
    for (let rule = 0; rule < rules.length; rule++) {
      const { rowStarts, rowBlocks, blockStarts, blockRows } = rules[rule]!;
      const cursors = next[rule]!;
      for (let i = rowStarts[a]!; i < rowStarts[a + 1]!; i++) {
        const block = rowBlocks[i]!;
        const end = blockStarts[block + 1]!;
        const after = cursors[block]! + 1;
        cursors[block] = after;
        for (let position = after; position < end; position++) {
          const b = blockRows[position]!;
          if (seenBy[b] === a) continue;
          seenBy[b] = a;
          visit(a, b);
        }
      }
    }
    onRow(a);
  }
}

/** Rules that bring a pair together. */
export function rulesOfPair(rules: readonly RuleBlocks[], a: number, b: number): string[] {
  return rules.filter((blocks) => shareBlock(blocks, a, b)).map((blocks) => blocks.rule);
}

function shareBlock({ rowStarts, rowBlocks }: RuleBlocks, a: number, b: number): boolean {
  for (let i = rowStarts[a]!; i < rowStarts[a + 1]!; i++) {
    for (let j = rowStarts[b]!; j < rowStarts[b + 1]!; j++) if (rowBlocks[i] === rowBlocks[j]) return true;
  }
  return false;
}
