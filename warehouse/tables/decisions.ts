import type { Generated } from 'kysely';

/** A fact: rows are added and never change; what ended one stands in `decision_end`. The view `active_decision` has those without an end. */
export interface DecisionTable {
  id: Generated<number>;
  kind: string;
  /** Ids of the source records that it is anchored to, ascending. */
  records: number[];
  field: string | null;
  /** What it says about the field: values with their keys, by kind. */
  content: Generated<unknown>;
  decided_by: string;
  decided_at: Generated<string>;
  reason: Generated<string>;
  /** cli, csv or api. */
  origin: Generated<string>;
  /** The superseded decision that it brings back: undoing the one that ended it did. */
  restores: number | null;
  expires_at: string | null;
  /** Position of the last customer event that its author had seen; null: not known. */
  basis: number | null;
}

export interface DecisionEndTable {
  decision_id: number;
  /** undone, superseded, expired or erased. */
  cause: string;
  /** The decision that superseded it. */
  by_decision: number | null;
  ended_by: string;
  ended_at: Generated<string>;
  reason: Generated<string>;
}

/** One row. */
export interface DecisionStateTable {
  /** Grows with every decision that is taken or ends; its row is locked while decisions are written. */
  revision: number;
}
