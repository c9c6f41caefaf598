import type { Generated } from 'kysely';

/** A version of a record that a rollback set aside. */
export interface VersionWithdrawalTable {
  record_id: number;
  version: number;
  /** The run that was rolled back. */
  run_id: number;
  at: Generated<string>;
  lifted_at: string | null;
}

/** Which model counts: the last one of a fingerprint. */
export interface ModelActivationTable {
  id: Generated<number>;
  fingerprint: string;
  model_id: number;
  run_id: number | null;
  at: Generated<string>;
}

export interface RunRollbackTable {
  run_id: number;
  /** The run that published the way back. */
  by_run: number;
  reason: string;
  decided_by: string;
  at: Generated<string>;
}
