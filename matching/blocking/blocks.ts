import { type BlockingRule, keyLabel } from '../plan/blocking-rule.ts';
import type { BlockLimits, RuleStatistics } from './block-sizes.ts';

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
