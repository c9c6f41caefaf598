import type { BlockingRule } from '../plan/blocking-rule.ts';
import type { Column } from '../table/record-table.ts';
import type { BlockLimits } from './block-sizes.ts';
import { type Blocks, shareOut } from './blocks.ts';
import { ruleBuilder } from './build-rule.ts';
import { keySources } from './key-sources.ts';
import { fillLists, measureLists } from './row-lists.ts';

/**
 * Makes the blocks of a plan over the columns of one table. A crew does the same in parts (see `candidateBlocks`):
 * `keySources` by columns, `ruleBuilder` for the rules, and `fillLists` by rows.
 */
export function buildBlocks(columns: readonly Column[], rules: readonly BlockingRule[], limits: BlockLimits): Blocks {
  const sources = keySources(columns, rules);
  const built = rules.map(ruleBuilder(sources, shareOut(limits, rules, sources)));
  const rows = (columns[0]?.offsets.length ?? 1) - 1;
  const blocks = measureLists(built, rows);
  fillLists(blocks, built, 0, rows);
  return blocks;
}
