import type { RunId } from './run-store.ts';

export interface RollbackWish {
  /** The run to take back, or whose rollback to take back. */
  readonly run: RunId;
  readonly reason: string;
  readonly author: string;
}

/** What a rollback set aside, or what counts again. */
export interface RollbackReport {
  readonly run: RunId;
  /** Versions of records that the run brought. */
  readonly versions: number;
  /** Deletions that it found. */
  readonly deletions: number;
  /** Live records before that are gone now, and the other way round. */
  readonly gone: number;
  readonly returned: number;
  /** The model that counts from now on; null: that did not change. */
  readonly model: number | null;
}

/**
 * Rollbacks of runs. They are facts about facts: versions and deletions that a run published are set aside, and a model that
 * it was the first to use makes room for the former one. The next run publishes what follows from that; decisions stay as they are.
 */
export interface RollbackStore {
  /**
   * Sets aside what a run published. What its sources go on saying stays aside until they say something else.
   *
   * @throws YektaError `run.not_found`, `rollback.nothing`, `rollback.superseded`; nothing is set aside then
   */
  readonly rollBack: (wish: RollbackWish) => Promise<RollbackReport>;
  /** Takes the rollback of a run back; what sources have said since then goes on counting. Throws as `rollBack`. */
  readonly lift: (wish: RollbackWish) => Promise<RollbackReport>;
}
