import type { CustomerId, FieldName, RecordId, SourceName } from '../../matching/ids.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { CustomerMembers, PendingGolden } from './customer-store.ts';
import type { Counts } from './run-store.ts';

/** Whose data is erased. */
export interface ErasureSubject {
  readonly customer: CustomerId;
  /** Records of the customer to erase; null: all, also those that are gone from their sources. */
  readonly records: readonly RecordId[] | null;
}

export interface Erasure extends ErasureSubject {
  /** Kept for ever: it must not say who it was. */
  readonly reason: string;
  readonly author: string;
  /** Leaves no tombstones of identifiers: the person may come back under another key. */
  readonly mayReturn: boolean;
}

/** What an erasure has to know of the rules of the project. */
export interface ErasureRules {
  /** The golden record of the members that stay. */
  readonly merge: (rest: Pick<CustomerMembers, 'members' | 'decisions'>) => PendingGolden['golden'];
  /** Valid identifiers that belong to one customer only: a type, and the comparable value. */
  readonly identifiersOf: (record: NormalizedRecord) => readonly Identifier[];
  /** Every value by which matching may know a record with these raw texts, by compared field. */
  readonly keysIn: (texts: readonly string[]) => readonly ComparedKey[];
  /** The values by which matching knows a record. */
  readonly keysOf: (record: NormalizedRecord) => readonly ComparedKey[];
}

export interface Identifier {
  readonly type: string;
  readonly key: string;
}

export interface ComparedKey {
  readonly field: FieldName;
  readonly key: string;
}

/** What an erasure does or did. */
export interface ErasureReport {
  /** True: nothing is left of the customer; false: other records of it stay. */
  readonly whole: boolean;
  readonly records: readonly { readonly source: SourceName; readonly key: string }[];
  /** Rows that are removed or emptied, by table. */
  readonly counts: Counts;
}

/** What is kept of an erasure. */
export interface ErasureNote {
  readonly customer: CustomerId;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly author: string;
  readonly reason: string;
  readonly counts: Counts;
}

/** Removal of everything that is known about a person. */
export interface ErasureStore {
  /**
   * What `erase` would do, as far as it can be told without doing it.
   *
   * @throws `customer.erased`, `customer.not_found`, `erasure.other_record`
   */
  readonly preview: (subject: ErasureSubject) => Promise<ErasureReport>;
  /**
   * Erases in one transaction; the caller holds the sync lock. Tombstones stay, so that the next sync does not bring it back.
   * What was read but not yet published is thrown away: the next sync reads it again.
   *
   * @throws `customer.erased` when it was erased before, `customer.not_found` when it is not live or retired
   * @throws `erasure.other_record` when one of the records belongs to somebody else
   * @throws `erasure.reason` when the reason holds data of the person
   */
  readonly erase: (erasure: Erasure, rules: ErasureRules) => Promise<ErasureReport>;
  /** All erasures, the newest first. */
  readonly list: () => Promise<readonly ErasureNote[]>;
  /** Notes the absolute path of a file that an export wrote. */
  readonly noteExport: (path: string) => Promise<void>;
  /** Paths that were noted and not forgotten. */
  readonly exports: () => Promise<readonly string[]>;
  readonly forgetExports: (paths: readonly string[]) => Promise<void>;
}

/** Keeps erased people away: part of a sync. */
export interface ErasureGuard {
  /**
   * Removes records that came after an erasure, belong to no customer yet and have an identifier of somebody who was erased; their rows count as
   * rejected (`row.erased`). Returns how many.
   */
  readonly dropReturned: (identifiersOf: ErasureRules['identifiersOf']) => Promise<number>;
}
