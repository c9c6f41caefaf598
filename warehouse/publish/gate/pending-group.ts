import type { ChangeGroup } from '../../../matching/gate/change-group.ts';

/** Pending changes that depend on each other, as they are stored. */
export interface PendingGroup extends Omit<ChangeGroup, 'subjects'> {
  /** Customers that they concern, before and after. */
  readonly customers: readonly string[];
  /** All records of these customers, ascending. */
  readonly records: readonly number[];
  /** Records that are to have another customer, ascending. */
  readonly moved: readonly number[];
  /** Digest of the changes: who moves where, and what the golden records are to say. Ids that are not issued yet are no part of it. */
  readonly change: string;
}
