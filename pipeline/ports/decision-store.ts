import type { Judgement } from '../../matching/decision.ts';
import type { CustomerId, RecordId, SourceName } from '../../matching/ids.ts';

declare const brand: unique symbol;
/** Id of one decision: a positive integer that people see. */
export type DecisionId = number & { readonly [brand]: 'DecisionId' };
export const toDecisionId = (id: number): DecisionId => id as DecisionId;

/** Where a decision was taken. */
export const decisionOrigins = ['cli', 'csv', 'api'] as const;

/** A decision that is to be taken. */
export interface DecisionDraft {
  readonly judgement: Judgement;
  readonly author: string;
  readonly reason: string;
  readonly origin: (typeof decisionOrigins)[number];
  /** Active decisions that this one takes the place of. */
  readonly supersedes: readonly DecisionId[];
  /** ISO 8601, UTC; null: now. Given for decisions that come from somewhere else. */
  readonly decidedAt: string | null;
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

export interface StoredDecision extends Omit<DecisionDraft, 'decidedAt' | 'supersedes'> {
  readonly id: DecisionId;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  /** The superseded decision that it brought back, when what superseded that was undone. */
  readonly restores: DecisionId | null;
  /** Null: it is in force. */
  readonly end: DecisionEnd | null;
}

/** How a judgement stands to the decisions in force. */
export interface Standing {
  /** Says the same of the same records. */
  readonly same: StoredDecision | null;
  /** What it is the later word on, without saying the opposite. */
  readonly replaced: readonly StoredDecision[];
  /** What says the opposite. */
  readonly opposed: readonly StoredDecision[];
}

/** How people and files name a source record. */
export interface RecordRef {
  readonly source: SourceName;
  readonly key: string;
  /** Null: the key is enough. */
  readonly stream: string | null;
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
  /** How judgements stand to the decisions in force, in their order. */
  readonly standing: (judgements: readonly Judgement[]) => Promise<readonly Standing[]>;
  /**
   * Takes decisions, all or none; those that they supersede end. Returns the ids in the order of the drafts.
   *
   * @param basis position of the last customer event that the author had seen; null when that is not known
   * @throws `decision.stale` when a customer of an anchor changed after `basis`
   * @throws `decision.contradicts` when a decision in force, or another draft, says the opposite and is not superseded
   * @throws `decision.not_found`, `decision.ended` when what is to be superseded is not in force
   * @throws `decision.unknown_record` when an anchor is no record
   */
  readonly take: (drafts: readonly DecisionDraft[], basis: number | null) => Promise<readonly DecisionId[]>;
  /** Throws what `take` would, and changes nothing. */
  readonly check: (drafts: readonly DecisionDraft[]) => Promise<void>;
  /**
   * Ends decisions, all or none. What they superseded is in force again, as new decisions with the author, reason and time of
   * the old ones, whose ids are returned.
   *
   * @throws `decision.not_found`, `decision.ended` when one of them is not in force
   * @throws `decision.contradicts` when a decision in force says the opposite of what would come back
   */
  readonly undo: (
    ids: readonly DecisionId[],
    by: { readonly author: string; readonly reason: string },
  ) => Promise<readonly DecisionId[]>;
  /** Ends the decisions that had expired by `asOf` (ISO 8601). Returns how many. */
  readonly expire: (asOf: string) => Promise<number>;
  /** Grows with every decision that is taken or ends. */
  readonly revision: () => Promise<number>;
  /** The customers that have these records now. */
  readonly customersOf: (records: readonly RecordId[]) => Promise<ReadonlyMap<RecordId, CustomerId>>;
  /** Names of records, with their stream only where the source has the key in several; `(erased):<id>` of one that was erased. */
  readonly refsOf: (records: readonly RecordId[]) => Promise<ReadonlyMap<RecordId, RecordRef>>;
  /** The records of these names, in their order; null where there is none. Without a stream, the record that `NormalizedStore.find` finds. */
  readonly find: (refs: readonly RecordRef[]) => Promise<readonly (RecordId | null)[]>;
}
