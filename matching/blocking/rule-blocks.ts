import type { RuleStatistics } from './block-sizes.ts';

/** The blocks of one rule: rows that share its keys, and so are candidates of each other. */
export interface RuleBlocks {
  readonly statistics: RuleStatistics;
  /** Block after block, the rows of a block ascending; the last row of a block is stored as `~row`. */
  readonly blockRows: Int32Array;
}
