import type { RuleStatistics } from '../blocking/block-sizes.ts';
import type { Clustering } from '../cluster-and-ask.ts';
import type { RecordId } from '../ids.ts';
import type { MatchEdge } from '../match-result.ts';
import type { BlockCounts } from './counts/block-counts.ts';
import type { Segment } from './segments/segment.ts';

/** How the stored result of matching becomes that of the changed records. */
export interface MatchDelta {
  /** Records that came, changed or went; what their stored result was made from is now what they are. */
  readonly changed: readonly RecordId[];
  /** Entries of keys that changed records have no longer, or have now. */
  readonly segment: Segment;
  /** Of all records. */
  readonly counts: BlockCounts;
  /** Of all rules, in plan order. */
  readonly rules: readonly RuleStatistics[];
  /** Stored edges that are none any more. */
  readonly edgesLost: readonly Pick<MatchEdge, 'a' | 'b'>[];
  /** New edges, and stored ones with another weight or other levels. */
  readonly edgesWon: readonly MatchEdge[];
  /** Records that went, or whose clusters were made again, ascending: what is stored of any of them gives way to `part`. */
  readonly reclustered: readonly RecordId[];
  readonly part: Clustering;
}
