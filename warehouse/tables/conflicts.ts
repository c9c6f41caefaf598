import type { Generated } from 'kysely';

export interface ConflictTable {
  id: Generated<number>;
  /** Digest of what is asked, so that a question is asked once. */
  question: string;
  kind: string;
  records: number[];
  customer_id: string | null;
  field: string | null;
  source: string | null;
  /** Code of why it is asked. */
  reason: string;
  /** Numbers that belong to the reason. */
  counts: Generated<unknown>;
  weight: number | null;
  opened_at: Generated<string>;
  closed_at: string | null;
  /** How uncertain its answer is, and how many records wait for it. */
  urgency: number;
  /** Urgency times stake; the highest comes first. */
  priority: Generated<number>;
  /** What its customers are worth: 1 for nothing, 2 for a high value. */
  stake: Generated<number>;
  assignee: string | null;
  /** The decision that answered it. */
  closed_by: number | null;
  /** Why a person closed it without a decision. */
  close_reason: string | null;
  /** Who gave the reason. */
  closer: string | null;
  /** Digest of what was asked when it was closed: asked again only when that is another one. */
  asked_hash: string | null;
}

/** What a record of open questions says in the fields that may be doubted; see `keepAskedRecords`. */
export interface AskedRecordTable {
  record_id: number;
  /** Digest of the names of these fields. */
  fields: string;
  /** Digests of field and key. */
  said: string[];
}
