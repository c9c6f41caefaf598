import type { Generated } from 'kysely';

/*
 * Rows of the tables as the driver gives them: bigint as number, timestamptz as ISO 8601 text in UTC, json and jsonb parsed.
 * They never leave warehouse/.
 */

export interface RunTable {
  id: Generated<number>;
  status: string;
  started_at: Generated<string>;
  /** Time that records first seen in this run get; see RunStore.begin. */
  observed_at: string;
  finished_at: string | null;
  /** JSON text of a StoredError. */
  error: unknown;
}

export interface RunStepTable {
  run_id: number;
  step: string;
  /** Name of the source; empty for steps of the project. */
  source: string;
  status: string;
  attempt: number;
  started_at: string;
  finished_at: string | null;
  done: number;
  total: number | null;
  counts: unknown;
  error: unknown;
}

export interface RunFileTable {
  id: Generated<number>;
  run_id: number;
  source_id: number;
  file: string;
  sheet: string | null;
  rows_read: number;
  accepted: number;
  rejected: number;
  unchanged: number;
  error: unknown;
  notes: string[];
}

export interface RejectTable {
  id: Generated<number>;
  run_file_id: number;
  row_number: number;
  column_name: string | null;
  value: string | null;
  code: string;
  reason: string;
}

export interface SourceTable {
  id: Generated<number>;
  name: string;
  cursor: unknown;
}

/** The extract of a source that waits to be staged, or the counts of the last one that was. */
export interface StagingTable {
  source_id: number;
  run_id: number;
  finished: boolean;
  mode: string | null;
  complete: boolean | null;
  cursor: unknown;
  record_count: number | null;
  reject_count: number | null;
  files: unknown;
  /** Counts of `stage`; null until it was done. */
  outcome: unknown;
  /** Time of the last run that read the source completely. */
  read_at: string | null;
}

export interface SourceRecordTable {
  id: Generated<number>;
  source_id: number;
  stream: string;
  key: string;
  /** Digest of the key: keys can be longer than an index entry may be. */
  key_hash: string;
  version: number;
  hash: string;
  first_seen_at: string;
  /** When the current version was first seen. */
  version_seen_at: string;
  deleted_at: string | null;
}

export interface SourceRecordVersionTable {
  record_id: number;
  version: number;
  hash: string;
  raw: unknown;
  run_file_id: number;
  row_number: number;
  seen_at: string;
}

export interface NormalizedRecordTable {
  record_id: number;
  source_id: number;
  /** Version of the source record that it was made from, and the time when that was first seen. */
  version: number;
  seen_at: string;
  fingerprint: string;
  kind: string | null;
  /** Encoded fields; null for records that map to no customer field. */
  fields: unknown;
  updated_at: string | null;
  /** Digest of kind, fields and updated_at; null with fields. */
  hash: string | null;
}

export interface ModelTable {
  id: Generated<number>;
  fingerprint: string;
  model: unknown;
  made_at: Generated<string>;
}

export interface MatchEdgeTable {
  a: number;
  b: number;
  weight: number;
  levels: number[];
  rules: string[];
}

/** Records that stand in a cluster with others, named by its canonically first record. */
export interface ClusterMemberTable {
  record_id: number;
  cluster_id: number;
}

export interface DecisionTable {
  id: Generated<number>;
  kind: string;
  record_a: number;
  record_b: number;
  decided_by: string;
  decided_at: Generated<string>;
  undone_at: string | null;
}

export interface CustomerTable {
  id: string;
  /** live, absorbed, split or retired. */
  state: string;
  into_ids: string[] | null;
  /** The published golden record. */
  golden_id: number | null;
  /** Digest of its kind and fields. */
  content_hash: string | null;
  created_at: Generated<string>;
}

export interface MembershipTable {
  record_id: number;
  customer_id: string;
}

/** The customer that a record belonged to when it was gone from its source; only while it belongs to none. */
export interface FormerMembershipTable {
  record_id: number;
  customer_id: string;
}

export interface GoldenRecordTable {
  id: Generated<number>;
  customer_id: string;
  kind: string | null;
  fields: unknown;
  provenance: unknown;
  contradictions: unknown;
  /** Digest of the members' normalized contents and the survivorship fingerprint. */
  input_hash: string;
}

export interface CustomerEventTable {
  /** Gap-free, in commit order. */
  position: number;
  customer_id: string;
  type: string;
  run_id: number;
  at: Generated<string>;
  data: unknown;
}

export interface PendingMembershipTable {
  record_id: number;
  /** Null: the record leaves its customer. */
  customer_id: string | null;
}

export interface PendingIdentityTable {
  seq: number;
  customer_id: string;
  change: string;
  other_ids: string[];
}

export interface PendingGoldenTable {
  customer_id: string;
  golden_id: number;
  content_hash: string;
  contradicts: boolean;
}

export interface ConflictTable {
  id: Generated<number>;
  /** Digest of what is asked, so that a question is asked once. */
  question: string;
  kind: string;
  records: number[];
  customer_id: string | null;
  field: string | null;
  source: string | null;
  reason: string;
  weight: number | null;
  opened_at: Generated<string>;
  closed_at: string | null;
}

/** One row: which revision each projection has, and which revision of its input it was made from. */
export interface ProjectStateTable {
  normalized_revision: number;
  decisions_revision: number;
  match_revision: number;
  match_model_id: number | null;
  match_fingerprint: string | null;
  match_normalized_revision: number | null;
  match_decisions_revision: number | null;
  match_statistics: unknown;
  identities_match_revision: number | null;
  /** Position of the last customer event. */
  event_position: number;
}

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
  customer: CustomerTable;
  membership: MembershipTable;
  former_membership: FormerMembershipTable;
  golden_record: GoldenRecordTable;
  customer_event: CustomerEventTable;
  pending_membership: PendingMembershipTable;
  pending_identity: PendingIdentityTable;
  pending_golden: PendingGoldenTable;
  conflict: ConflictTable;
  project_state: ProjectStateTable;
}
