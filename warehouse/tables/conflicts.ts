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
  reason: string;
  weight: number | null;
  opened_at: Generated<string>;
  closed_at: string | null;
  /** From how uncertain the answer is and from what is at stake; the highest comes first. */
  priority: Generated<number>;
  stake: Generated<number>;
  assignee: string | null;
  /** The decision that answered it. */
  closed_by: number | null;
  /** Why a person closed it without a decision. */
  close_reason: string | null;
  /** Digest of what was asked when it was closed: asked again only when that is another one. */
  asked_hash: string | null;
}
