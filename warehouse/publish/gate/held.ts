import type { Holding } from '../../../matching/gate/change-group.ts';
import type { PendingGroup } from './pending-group.ts';
import type { Origins } from './read-subjects.ts';

/** What is held, with what it was judged by. */
export interface Held {
  readonly holdings: readonly Holding[];
  /** All groups of what is pending, by their ids. */
  readonly groups: ReadonlyMap<number, PendingGroup>;
  readonly origins: Origins;
}
