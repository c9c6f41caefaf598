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
}
