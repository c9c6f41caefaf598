import type { ConflictQueue } from './conflict-queue.ts';
import type { CustomerFeed } from './customer-feed.ts';
import type { CustomerStore } from './customer-store.ts';
import type { DecisionStore } from './decision-store.ts';
import type { ErasureGuard, ErasureStore } from './erasure-store.ts';
import type { HistoryStore } from './history-store.ts';
import type { HoldStore } from './hold-store.ts';
import type { MatchIndex } from './match-index.ts';
import type { MatchStore } from './match-store.ts';
import type { NormalizedStore } from './normalized-store.ts';
import type { ProjectionStore } from './projection-store.ts';
import type { RollbackStore } from './rollback-store.ts';
import type { RunStore, StepAttempt } from './run-store.ts';
import type { SourceStore } from './source-store.ts';

/** Everything that the pipeline stores, in one database (law 1). */
export interface Warehouse {
  readonly runs: RunStore;
  readonly sources: SourceStore;
  readonly normalized: NormalizedStore;
  readonly matches: MatchStore;
  readonly matchIndex: MatchIndex;
  readonly customers: CustomerStore;
  readonly conflicts: ConflictQueue;
  readonly feed: CustomerFeed;
  readonly holds: HoldStore;
  readonly history: HistoryStore;
  readonly decisions: DecisionStore;
  readonly rollbacks: RollbackStore;
  readonly projections: ProjectionStore;
  readonly erasures: ErasureStore;
  readonly erasureGuard: ErasureGuard;
  /**
   * The stores as one attempt of a step writes to them: each write throws `sync.superseded` when the run has ended or the step
   * was started again, judged inside the write's own transaction.
   */
  readonly writingFor: (attempt: StepAttempt) => StepStores;
  /**
   * Takes the project's sync lock, or returns null when another live process holds it. The lock frees itself when its holder dies.
   */
  readonly lockSync: () => Promise<SyncLock | null>;
  /** Brings to disk what is written, where the last process to leave would have to wait for it. Nothing depends on it. */
  readonly flush: () => Promise<void>;
}

export type StepStores = Pick<
  Warehouse,
  'sources' | 'normalized' | 'matches' | 'matchIndex' | 'customers' | 'conflicts' | 'decisions' | 'erasureGuard'
>;

export interface SyncLock {
  readonly release: () => Promise<void>;
}
