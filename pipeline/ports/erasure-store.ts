import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { Counts } from './run-store.ts';

export interface Erasure {
  readonly customer: CustomerId;
  /** Records of the customer to erase: all, or some of them. */
  readonly records: readonly RecordId[];
  /** Kept for ever: it must not say who it was. */
  readonly reason: string;
  readonly author: string;
}

/** What an erasure did, by table; kept with its reason. */
export interface ErasureReport {
  readonly counts: Counts;
  /** Files of exports that hold data of the customer and lie outside of the project's state: people have to remove them. */
  readonly exports: readonly string[];
}

/** Removal of everything that is known about a person. */
export interface ErasureStore {
  /** What `erase` would do, without doing it. */
  readonly preview: (erasure: Pick<Erasure, 'customer' | 'records'>) => Promise<ErasureReport>;
  /**
   * Erases in one transaction; the caller holds the sync lock. Tombstones stay, so that the next sync does not bring it back.
   *
   * @throws `customer.erased` when it was erased before
   */
  readonly erase: (erasure: Erasure) => Promise<ErasureReport>;
  /** Notes the absolute path of a file that an export wrote. */
  readonly noteExport: (path: string) => Promise<void>;
}
