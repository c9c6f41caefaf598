import type { Judgement } from '../../matching/decision.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';

declare const brand: unique symbol;
/** Id of one decision: a positive integer that people see. */
export type DecisionId = number & { readonly [brand]: 'DecisionId' };
export const toDecisionId = (id: number): DecisionId => id as DecisionId;

/** A decision that is to be taken. */
export interface DecisionDraft {
  readonly judgement: Judgement;
  readonly author: string;
  readonly reason: string;
  readonly origin: 'cli' | 'csv' | 'api';
  /** The active decision that this one takes the place of. */
  readonly supersedes: DecisionId | null;
  /** ISO 8601, UTC; null: until it is undone. */
  readonly expiresAt: string | null;
}

export interface DecisionEnd {
  readonly cause: 'undone' | 'superseded' | 'expired' | 'erased';
  /** The decision that superseded it. */
  readonly by: DecisionId | null;
  readonly author: string;
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface StoredDecision extends DecisionDraft {
  readonly id: DecisionId;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  /** Null: it is in force. */
  readonly end: DecisionEnd | null;
}

/** Decisions of people: append-only facts (law 2) that no run changes (law 5). */
export interface DecisionStore {
  /** Those in force, oldest first. */
  readonly active: () => Promise<readonly StoredDecision[]>;
  /** All that were ever taken, oldest first, in batches. */
  readonly all: () => AsyncIterable<readonly StoredDecision[]>;
  readonly get: (id: DecisionId) => Promise<StoredDecision | null>;
  /** Those anchored to any of these records, oldest first; ended ones too. */
  readonly ofRecords: (records: readonly RecordId[]) => Promise<readonly StoredDecision[]>;
  /**
   * Takes decisions, all or none; those that they supersede end. `basis` is the position of the last customer event that the
   * author had seen, null when that is not known.
   *
   * @throws `decision.stale` when a customer of an anchor changed after `basis`
   * @throws `decision.contradicts` when an active decision says the opposite and is not named in `supersedes`
   * @throws `decision.unknown_record` when an anchor is no record
   */
  readonly take: (drafts: readonly DecisionDraft[], basis: number | null) => Promise<readonly DecisionId[]>;
  /** Ends decisions, all or none. What one of them superseded is in force again, as a new decision. */
  readonly undo: (
    ids: readonly DecisionId[],
    by: { readonly author: string; readonly reason: string },
  ) => Promise<void>;
  /** Ends the decisions that had expired by `asOf` (ISO 8601). Returns how many. */
  readonly expire: (asOf: string) => Promise<number>;
  /** Grows with every decision that is taken or ends. */
  readonly revision: () => Promise<number>;
  /** The customers that have these records now. */
  readonly customersOf: (records: readonly RecordId[]) => Promise<ReadonlyMap<RecordId, CustomerId>>;
}
