import type { StakesConfig } from '../../config/schema/config.ts';
import type { CustomerId, FieldName, RecordId, SourceName } from '../../matching/ids.ts';
import type { FieldValue } from '../../matching/normalized-record.ts';
import type { QuestionCounts } from '../../matching/queue/describe-question.ts';
import type { DoubtfulField } from '../../matching/queue/doubtful-fields.ts';
import type { QuestionKind, QuestionReason } from '../../matching/queue/question.ts';
import type { DecisionId } from './decision-store.ts';
import type { Counts } from './run-store.ts';

declare const brand: unique symbol;
/** Id of a question: a positive integer that people see. */
export type ConflictId = number & { readonly [brand]: 'ConflictId' };
export const toConflictId = (id: number): ConflictId => id as ConflictId;

/** A question for a person. Personal data stays in the records that it points to. */
export interface QueuedConflict {
  readonly id: ConflictId;
  readonly kind: QuestionKind;
  readonly reason: QuestionReason;
  readonly counts: QuestionCounts;
  /** Records that it is about; of very many, the first. */
  readonly records: readonly RecordId[];
  /** Set where it is about a field of one customer. */
  readonly customer: CustomerId | null;
  readonly field: FieldName | null;
  readonly source: SourceName | null;
  /** What a question about a generic value is about. */
  readonly value: FieldValue | null;
  /** Match weight of the pair in bits; null where there is none. */
  readonly weight: number | null;
  /** From how uncertain the answer is and from what is at stake; the highest comes first. */
  readonly priority: number;
  readonly state: 'open' | 'assigned' | 'closed';
  readonly assignee: string | null;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  readonly closed: ClosedConflict | null;
}

export interface ClosedConflict {
  /** The decision that answered it; null: a person closed it with a reason, or nothing was left to ask. */
  readonly by: DecisionId | null;
  /** Who closed it with a reason. */
  readonly author: string | null;
  readonly reason: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface ConflictFilter {
  readonly kind?: QuestionKind;
  readonly assignee?: string;
  /** Questions about it or about any of its records. */
  readonly customer?: CustomerId;
}

/**
 * Questions for people as a queue. Steps of the pipeline open them, and close those that no longer hold; a decision that answers
 * one closes it. What a person answered is asked again only when the decision is taken back or, where it was closed with a
 * reason, when what the person saw has changed.
 */
export interface ConflictQueue {
  /** Open questions, the highest priority first; without a limit, all. */
  readonly open: (filter: ConflictFilter, limit?: number) => Promise<readonly QueuedConflict[]>;
  /** Number of open questions. */
  readonly count: (filter: ConflictFilter) => Promise<number>;
  /** Also a closed one. */
  readonly get: (id: ConflictId) => Promise<QueuedConflict | null>;
  /** Open questions. */
  readonly countByKind: () => Promise<Counts>;
  /** Null takes it back. @throws `conflict.not_found` when no open question has the id */
  readonly assign: (id: ConflictId, assignee: string | null) => Promise<void>;
  /** Closes it without a decision. @throws `conflict.not_found` when no open question has the id */
  readonly close: (id: ConflictId, answer: { readonly reason: string; readonly author: string }) => Promise<void>;
  /** Asks about values that many records which wait for a person share; closes such questions that no longer hold. */
  readonly doubtValues: (fields: readonly DoubtfulField[]) => Promise<void>;
  /** Gives open questions the priority that follows from what their customers are worth now; null: all count alike. */
  readonly prioritize: (stakes: StakesConfig | null) => Promise<void>;
}
