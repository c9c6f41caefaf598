import type { ConflictTable } from './tables/conflicts.ts';
import type {
  CustomerEventTable,
  CustomerTable,
  FeedStateTable,
  GoldenRecordTable,
  MembershipTable,
  RecordHomeTable,
} from './tables/customers.ts';
import type { DecisionEndTable, DecisionStateTable, DecisionTable } from './tables/decisions.ts';
import type { ClusterMemberTable, MatchEdgeTable, ModelTable } from './tables/matching.ts';
import type { PendingGoldenTable, PendingIdentityTable, PendingMembershipTable } from './tables/pending.ts';
import type { RejectTable, RunFileTable, RunStepTable, RunTable } from './tables/runs.ts';
import type {
  NormalizedRecordTable,
  SourceRecordTable,
  SourceRecordVersionTable,
  SourceTable,
  StagingTable,
} from './tables/sources.ts';
import type { ProjectStateTable } from './tables/state.ts';

/**
 * Rows of the tables as the driver gives them: bigint as number, timestamptz as ISO 8601 text in UTC, json and jsonb parsed.
 * They never leave warehouse/.
 */
export interface Tables {
  run: RunTable;
  run_step: RunStepTable;
  run_file: RunFileTable;
  reject: RejectTable;
  source: SourceTable;
  staging: StagingTable;
  source_record: SourceRecordTable;
  source_record_version: SourceRecordVersionTable;
  normalized_record: NormalizedRecordTable;
  model: ModelTable;
  match_edge: MatchEdgeTable;
  cluster_member: ClusterMemberTable;
  decision: DecisionTable;
  decision_end: DecisionEndTable;
  active_decision: DecisionTable;
  decision_state: DecisionStateTable;
  customer: CustomerTable;
  membership: MembershipTable;
  record_home: RecordHomeTable;
  golden_record: GoldenRecordTable;
  customer_event: CustomerEventTable;
  feed_state: FeedStateTable;
  pending_membership: PendingMembershipTable;
  pending_identity: PendingIdentityTable;
  pending_golden: PendingGoldenTable;
  conflict: ConflictTable;
  project_state: ProjectStateTable;
}
