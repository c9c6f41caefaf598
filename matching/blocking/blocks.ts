import { type BlockingRule, keyLabel } from '../plan/blocking-rule.ts';
import type { Column } from '../table/record-table.ts';
import { sharedInt32Array, sharedUint8Array, sharedUint16Array } from '../table/shared-arrays.ts';
import type { BlockLimits, RuleStatistics } from './block-sizes.ts';
import { ruleBuilder } from './build-rule.ts';
import { keySources } from './key-sources.ts';
import type { RuleBlocks } from './rule-blocks.ts';

/**
 * The blocks of all rules of a plan, arranged by row, in shared memory.
 *
 * Invariant: every block that row r shares with later rows is in the list of r exactly once, in plan order. So candidates are
 * found row by row, from memory that is read in order.
 */
export interface Blocks {
  /** In plan order. */
  readonly rules: readonly RuleStatistics[];
  /** List of row r: `entries[rowStarts[r]]` up to, not including, `entries[rowStarts[r + 1]]`. */
  readonly rowStarts: Int32Array;
  /** A later row of a small block; or `~position`: all rows after that position of `largeBlocks`, to the end of the block. */
  readonly entries: Int32Array;
  /** Parallel to `entries`: position of the rule in `rules`. */
  readonly entryRules: Uint8Array | Uint16Array;
  /** Block after block as in `RuleBlocks`: rows ascending, the last row of a block stored as `~row`. */
  readonly largeBlocks: Int32Array;
}

/**
 * Makes the blocks of a plan over the columns of one table. A crew does the same in three steps (see `candidateBlocks`):
 * `keySources` by columns, `ruleBuilder` for the rules, and then `joinBlocks`.
 */
export function buildBlocks(columns: readonly Column[], rules: readonly BlockingRule[], limits: BlockLimits): Blocks {
  const sources = keySources(columns, rules);
  const build = ruleBuilder(sources, shareOut(limits, rules, sources));
  return joinBlocks(rules.map(build), (columns[0]?.offsets.length ?? 1) - 1);
}

/** Limits of one rule where all of them share a budget; rules whose keys do not occur leave their share to the others. */
export function shareOut(
  limits: BlockLimits,
  rules: readonly BlockingRule[],
  sources: ReadonlyMap<string, unknown>,
): BlockLimits {
  const used = rules.filter(({ keys }) => keys.every((key) => sources.has(keyLabel(key)))).length;
  const share = (limits.pairsOfAllRules ?? Number.POSITIVE_INFINITY) / Math.max(1, used);
  return { ...limits, pairsPerRecord: Math.min(limits.pairsPerRecord, share) };
}

/**
 * Blocks of at most so many rows are written out in the lists of their rows. For four rows and fewer that takes less memory than
 * references; for more it takes more, and looks at memory in order, which is several times as fast.
 */
const SMALL_BLOCK = 12;

/** Arranges the blocks of all rules by row. */
export function joinBlocks(rules: readonly RuleBlocks[], rows: number): Blocks {
  const blocks = measureLists(rules, rows);
  fillLists(blocks, rules);
  return blocks;
}

/** Blocks whose lists have their place but no content yet. */
function measureLists(rules: readonly RuleBlocks[], rows: number): Blocks {
  const rowStarts = sharedInt32Array(rows + 1);
  let inLargeBlocks = 0;
  for (const { blockRows } of rules) {
    for (let start = 0, end = 0; start < blockRows.length; start = end + 1) {
      end = endOfBlock(blockRows, start);
      const isSmall = end - start < SMALL_BLOCK;
      for (let i = start; i < end; i++) rowStarts[blockRows[i]! + 1]! += isSmall ? end - i : 1;
      if (!isSmall) inLargeBlocks += end + 1 - start;
    }
  }
  for (let row = 0; row < rows; row++) rowStarts[row + 1]! += rowStarts[row]!;
  const length = rowStarts[rows]!;
  return {
    rules: rules.map(({ statistics }) => statistics),
    rowStarts,
    entries: sharedInt32Array(length),
    entryRules: rules.length <= 256 ? sharedUint8Array(length) : sharedUint16Array(length),
    largeBlocks: sharedInt32Array(inLargeBlocks),
  };
}

/** Writes the lists of all rows, and the large blocks. */
function fillLists({ rowStarts, entries, entryRules, largeBlocks }: Blocks, rules: readonly RuleBlocks[]): void {
  const next = rowStarts.slice();
  let large = 0;
  for (let rule = 0; rule < rules.length; rule++) {
    const { blockRows } = rules[rule]!;
    for (let start = 0, end = 0; start < blockRows.length; start = end + 1) {
      end = endOfBlock(blockRows, start);
      const isSmall = end - start < SMALL_BLOCK;
      for (let i = start; i < end; i++) {
        const row = blockRows[i]!;
        let at = next[row]!;
        if (isSmall) {
          for (let j = i + 1; j < end; j++) {
            entries[at] = blockRows[j]!;
            entryRules[at++] = rule;
          }
          entries[at] = ~blockRows[end]!;
        } else entries[at] = ~(large + i - start);
        entryRules[at++] = rule;
        next[row] = at;
      }
      if (isSmall) continue;
      largeBlocks.set(blockRows.subarray(start, end + 1), large);
      large += end + 1 - start;
    }
  }
}

/** Position of the last row of the block at `start`. */
function endOfBlock(blockRows: Int32Array, start: number): number {
  let end = start;
  while (blockRows[end]! >= 0) end++;
  return end;
}
