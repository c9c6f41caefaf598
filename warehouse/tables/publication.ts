import type { Generated } from 'kysely';

/** Changes that were not published because they look wrong. */
export interface HoldTable {
  id: Generated<number>;
  /** Digest of what is held back, so that it is asked about once. */
  question: string;
  /** file, rule, value, source, cluster or kind. */
  scope: string;
  subject: string;
  reason: string;
  /** Number of changes by kind. */
  counts: unknown;
  run_id: number;
  opened_at: Generated<string>;
  /** The decision that let it through. */
  released_by: number | null;
  closed_at: string | null;
}

export interface HeldGroupTable {
  hold_id: number;
  group_id: number;
}
