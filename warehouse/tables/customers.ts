import type { Generated } from 'kysely';

export interface CustomerTable {
  id: string;
  /** live, absorbed or retired. */
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

/** The ids that a record goes with and comes from, where they say more than its membership. */
export interface RecordHomeTable {
  record_id: number;
  home_id: string;
  /** Null: it came when its customer was a merged one. */
  origin_id: string | null;
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
  /** Golden records of the customer after and before it, where it has them. */
  golden_id: number | null;
  old_golden_id: number | null;
  /** What brought it about: source, decision, rules, model, rollback or erasure. */
  cause: string | null;
}

/** One row, which is locked while events are appended. */
export interface FeedStateTable {
  /** Position of the last customer event. */
  position: number;
}
