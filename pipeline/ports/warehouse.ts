import type { ConflictStore, CustomerStore } from './customer-store.ts';
import type { MatchStore } from './match-store.ts';
import type { NormalizedStore } from './normalized-store.ts';
import type { RunStore } from './run-store.ts';
import type { SourceStore } from './source-store.ts';

/** Everything that the pipeline stores, in one database (law 1). */
export interface Warehouse {
  readonly runs: RunStore;
  readonly sources: SourceStore;
  readonly normalized: NormalizedStore;
  readonly matches: MatchStore;
  readonly customers: CustomerStore;
  readonly conflicts: ConflictStore;
  /**
   * Takes the project's sync lock, or returns null when another live process holds it. The lock frees itself when its holder dies.
   */
  readonly lockSync: () => Promise<SyncLock | null>;
}

export interface SyncLock {
  readonly release: () => Promise<void>;
}
