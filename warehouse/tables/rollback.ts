import type { Generated } from 'kysely';

/** A fact: somebody took a run back, or the rollback of one. */
export interface RunRollbackTable {
  id: Generated<number>;
  /** The run that was rolled back. */
  run_id: number;
  /** The rollback that this one takes back. */
  lifts: number | null;
  reason: string;
  decided_by: string;
  at: Generated<string>;
}

/** A fact: a record was not in a complete snapshot any more. */
export interface RecordAbsenceTable {
  record_id: number;
  deleted_at: string;
  /** The version that its source had told last. */
  after_version: number;
  /** The late version with which it came back; null: it did not, or with one that counts. */
  until_version: number | null;
}

/** A version or an absence of a record that a rollback set aside. */
export interface WithdrawalTable {
  record_id: number;
  version: number | null;
  /** Of the absence. */
  deleted_at: string | null;
  rollback_id: number;
  /** The row of `run_rollback` that took it back. */
  lifted_by: number | null;
}

/** What a source said last of a record, where that is set aside and something else counts. */
export interface SetAsideTable {
  record_id: number;
  version: number;
  /** Since when the record is gone from its source. */
  deleted_at: string | null;
}

/** Which model counts for a matching configuration: that of the last row. */
export interface ModelActivationTable {
  id: Generated<number>;
  fingerprint: string;
  model_id: number;
  /** Of the rollback that brought it back; null: it was made. */
  rollback_id: number | null;
  at: Generated<string>;
}
