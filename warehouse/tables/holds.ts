import type { Generated } from 'kysely';

/** Changes that wait for a person. */
export interface HoldTable {
  id: Generated<number>;
  /** Digest of scope and subject: of open holds that ask the same there is one. */
  question: string;
  /** file, cause, value, rule, cluster, kind or source. */
  scope: string;
  subject: string;
  /** Which limit was exceeded. */
  reason: string;
  counts: unknown;
  /** Digest of the changes that it holds. */
  content: string;
  /** Position of the feed when it held something else before. */
  position: number;
  /** The last run that had published when it was opened: what came later is to blame. */
  since_run: number | null;
  run_id: number;
  opened_at: Generated<string>;
  closed_at: string | null;
}

/** Digests of changes that a hold holds. */
export interface HeldGroupTable {
  hold_id: number;
  change: string;
}

/** Records that are to blame, as they were then. */
export interface HeldRecordTable {
  hold_id: number;
  record_id: number;
  version: number;
  deleted: boolean;
}
