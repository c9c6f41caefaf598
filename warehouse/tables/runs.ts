import type { Generated } from 'kysely';

export interface RunTable {
  id: Generated<number>;
  status: string;
  started_at: Generated<string>;
  /** Time that records first seen in this run get; see RunStore.begin. */
  observed_at: string;
  finished_at: string | null;
  /** JSON text of a StoredError. */
  error: unknown;
  /** False: it publishes everything, whatever the limits. */
  gated: Generated<boolean>;
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
