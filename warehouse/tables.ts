import type { AskedRecordTable, ConflictTable } from './tables/conflicts.ts';
import type {
  CustomerEventTable,
  CustomerTable,
  FeedStateTable,
  GoldenRecordTable,
  MembershipTable,
  RecordHomeTable,
} from './tables/customers.ts';
import type { DecisionEndTable, DecisionStateTable, DecisionTable } from './tables/decisions.ts';
import type { ColumnTextTable, NormalizationStateTable, StaleRecordTable } from './tables/detection.ts';
import type { ErasureTable, ExportLogTable, InstallationTable, TombstoneTable } from './tables/erasure.ts';
import type { HeldGroupTable, HeldRecordTable, HoldTable } from './tables/holds.ts';
import type {
  ClusterMemberTable,
  HeldMemberTable,
  MatchEdgeTable,
  MatchStateTable,
  ModelTable,
} from './tables/matching.ts';
import type {
  BlockLabelTable,
  BlockPartTable,
  BlockRuleTable,
  BlockSegmentTable,
  MatchRecordTable,
} from './tables/matching-index.ts';
import type {
  PendingGoldenTable,
  PendingHomeTable,
  PendingIdentityTable,
  PendingMembershipTable,
  UnmergedRecordTable,
  UnresolvedRecordTable,
} from './tables/pending.ts';
import type {
  ModelActivationTable,
  RecordAbsenceTable,
  RunRollbackTable,
  SetAsideTable,
  WithdrawalTable,
} from './tables/rollback.ts';
import type { RejectTable, RunFileTable, RunStepTable, RunTable } from './tables/runs.ts';
import type {
  NormalizedRecordTable,
  RowMemoTable,
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
  row_memo: RowMemoTable;
  source_record: SourceRecordTable;
  source_record_version: SourceRecordVersionTable;
  normalized_record: NormalizedRecordTable;
  column_text: ColumnTextTable;
  stale_record: StaleRecordTable;
  normalization_state: NormalizationStateTable;
  model: ModelTable;
  match_edge: MatchEdgeTable;
  cluster_member: ClusterMemberTable;
  held_member: HeldMemberTable;
  match_state: MatchStateTable;
  match_record: MatchRecordTable;
  block_segment: BlockSegmentTable;
  block_part: BlockPartTable;
  block_rule: BlockRuleTable;
  block_label: BlockLabelTable;
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
  pending_home: PendingHomeTable;
  pending_identity: PendingIdentityTable;
  pending_golden: PendingGoldenTable;
  unresolved_record: UnresolvedRecordTable;
  unmerged_record: UnmergedRecordTable;
  conflict: ConflictTable;
  asked_record: AskedRecordTable;
  hold: HoldTable;
  held_group: HeldGroupTable;
  held_record: HeldRecordTable;
  run_rollback: RunRollbackTable;
  record_absence: RecordAbsenceTable;
  withdrawal: WithdrawalTable;
  set_aside: SetAsideTable;
  model_activation: ModelActivationTable;
  installation: InstallationTable;
  erasure: ErasureTable;
  tombstone: TombstoneTable;
  export_log: ExportLogTable;
  project_state: ProjectStateTable;
}
