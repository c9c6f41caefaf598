import type { CustomerId } from '../../matching/ids.ts';
import type { Conflict } from './customer-store.ts';
import type { DecisionId } from './decision-store.ts';

declare const brand: unique symbol;
/** Id of a question: a positive integer that people see. */
export type ConflictId = number & { readonly [brand]: 'ConflictId' };
export const toConflictId = (id: number): ConflictId => id as ConflictId;

/** A question with its place in the queue. */
export interface QueuedConflict extends Conflict {
  readonly id: ConflictId;
  /** From how uncertain the answer is and from what is at stake; the highest comes first. */
  readonly priority: number;
  readonly state: 'open' | 'assigned' | 'closed';
  readonly assignee: string | null;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  readonly closed: ClosedConflict | null;
}

export interface ClosedConflict {
  /** The decision that answered it; null: a person closed it with a reason, or it was settled without one. */
  readonly by: DecisionId | null;
  readonly reason: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface ConflictFilter {
  readonly kind?: Conflict['kind'];
  readonly assignee?: string;
  readonly customer?: CustomerId;
}

/** Questions for people as a queue. What was asked and closed is asked again only when something about it changed. */
export interface ConflictQueue {
  /** Open questions, the highest priority first. */
  readonly open: (filter: ConflictFilter, limit: number) => Promise<readonly QueuedConflict[]>;
  readonly get: (id: ConflictId) => Promise<QueuedConflict | null>;
  /** Null takes it back. @throws `conflict.not_found` when no open question has the id */
  readonly assign: (id: ConflictId, assignee: string | null) => Promise<void>;
  /** @throws `conflict.not_found` when no open question has the id */
  readonly close: (
    id: ConflictId,
    answer: { readonly by: DecisionId } | { readonly reason: string; readonly author: string },
  ) => Promise<void>;
}
