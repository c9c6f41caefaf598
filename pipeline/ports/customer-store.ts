import type { PublicationConfig } from '../../config/schema/config.ts';
import type { DecidedJudgement } from '../../matching/decisions/field-judgements.ts';
import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { ClusterMembership, Membership } from '../../matching/identity/assign-identities.ts';
import type { Home, HomeChanges } from '../../matching/identity/homes.ts';
import type { IdentityChange } from '../../matching/identity/identity-changes.ts';
import type { CustomerId, FieldName, RecordId, SourceName } from '../../matching/ids.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { FieldDecisions } from '../../matching/survivorship/decisions.ts';
import type { SurvivedCluster } from '../../matching/survivorship/survive-cluster.ts';
import type { Batch } from './batch.ts';
import type { Counts, RunId } from './run-store.ts';

/** Members of one customer whose golden record is to be computed. */
export interface CustomerMembers {
  readonly customer: CustomerId;
  readonly members: readonly NormalizedRecord[];
  /** What people decided about the fields of the members. */
  readonly decisions: FieldDecisions;
  /** Digest of the members' normalized contents and of these decisions; stored with the golden record, so that unchanged ones are not computed again. */
  readonly inputHash: string;
}

/** What members are decoded with; plain data, for any thread. */
export interface MembersBasis {
  /** How many customers all parts hold together. */
  readonly customers: number;
  /** How many parts there are, about. */
  readonly parts: number;
  /** What people decided about fields, by record. */
  readonly decided: ReadonlyMap<RecordId, readonly DecidedJudgement[]>;
  /** Names by the numbers that stand in the parts. */
  readonly sources: ReadonlyMap<number, SourceName>;
}

/** Members of customers that are to be merged anew, as one moment of the warehouse has them. */
export interface StaleMembers {
  readonly basis: MembersBasis;
  /** Each holds whole customers, as the warehouse stores them, in memory that can be handed to another thread. Who takes not all of them ends them. */
  readonly parts: AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/** A batch of customers that are to be merged anew. */
export interface StaleCustomers {
  readonly customers: Batch<CustomerMembers>;
  /** How many customers all batches hold together, at most: those whose input turned out to be the same are left out as this reader meets them. */
  readonly total: number;
}

export interface PendingGolden {
  readonly customer: CustomerId;
  readonly inputHash: string;
  /** Without warnings there is nothing that people should know. */
  readonly golden: GoldenRecord & Partial<Pick<SurvivedCluster, 'warnings'>>;
}

/** What identities are assigned from. */
export interface IdentityParts {
  /** In canonical order of records. */
  readonly clusters: readonly ClusterMembership[];
  readonly memberships: readonly Membership[];
  readonly homes: readonly Home[];
}

/** What a publication is judged by. */
export interface PublicationGate extends PublicationConfig {
  /** A customer that loses one of their values is counted. */
  readonly criticalFields: readonly FieldName[];
  /** A value of one of them that many records of a file bring is suspicious. */
  readonly sharedFields: readonly FieldName[];
  /** A value of one of them may be what merged customers. */
  readonly identifyingFields: readonly FieldName[];
}

/** A customer id that was ever issued (law 6). */
export type CustomerState =
  | { readonly state: 'live' }
  | { readonly state: 'absorbed'; readonly into: CustomerId }
  /** All its records are gone from their sources. */
  | { readonly state: 'retired' }
  /** Nothing of it is kept. */
  | { readonly state: 'erased' };

export interface PublishedCustomer {
  readonly id: CustomerId;
  readonly golden: GoldenRecord;
  readonly members: readonly { readonly id: RecordId; readonly source: SourceName; readonly key: string }[];
}

/**
 * Customers, their members and golden records. Changes are prepared (`pending`) by resolve and merge, and published in one
 * transaction, so that readers never see half of a run.
 */
export interface CustomerStore {
  /** True when the stored match result is newer than what `savePendingIdentities` last worked on. */
  readonly identitiesStale: () => Promise<boolean>;
  /** Clusters of the stored match result, singletons included, as pairs of record and cluster (named by its canonically first record); records in canonical order. */
  readonly clusters: () => AsyncIterable<readonly ClusterMembership[]>;
  /** Membership as published. */
  readonly memberships: () => AsyncIterable<readonly Membership[]>;
  /** Homes of records as published, also of records that are gone from their sources. */
  readonly homes: () => AsyncIterable<readonly Home[]>;
  /**
   * All of these that has to do with what changed since identities were published: with every record that came, went or stands in
   * another cluster, and every record for which something is pending, come all records that share a cluster, a customer, a home or an origin
   * with it. By themselves they get the identities that they get among all. Null: everything may have changed.
   */
  readonly changedParts: () => Promise<IdentityParts | null>;
  /** Replaces the pending identities. */
  readonly savePendingIdentities: (
    changes: HomeChanges & {
      readonly memberships: AsyncIterable<readonly Membership[]> | Iterable<readonly Membership[]>;
      /** Records that belong to no customer any more. */
      readonly left: readonly RecordId[];
      readonly identities: readonly IdentityChange[];
    },
  ) => Promise<void>;

  /** Members of all customers (as they will be) whose golden record may be missing or made from other contents or rules. */
  readonly staleMembers: (survivorshipFingerprint: string) => Promise<StaleMembers>;
  /**
   * Decodes parts of `staleMembers`: the customers whose golden record is missing or was made from other contents or rules, members in canonical
   * order.
   */
  readonly staleGolden: (
    survivorshipFingerprint: string,
    basis: MembersBasis,
  ) => (part: Uint8Array<ArrayBuffer>) => StaleCustomers;
  /**
   * Notes that every customer that `staleGolden` gave for these rules has its pending golden record. From then on it only looks at customers that
   * change, while the rules stay the same.
   */
  readonly noteMerged: (survivorshipFingerprint: string) => Promise<void>;
  /** Adds to the pending golden records (replacing those of the same customers). */
  readonly savePendingGolden: (batch: Batch<PendingGolden>, survivorshipFingerprint: string) => Promise<void>;

  /**
   * Makes everything pending visible in one transaction, with customer events at gap-free positions in commit order, and
   * questions about fields. Golden records whose content is unchanged cause no event. Calling it again changes nothing.
   *
   * @param gate what goes beyond its limits stays pending and is held until a person lets it through; absent: nothing is held
   */
  readonly publish: (run: RunId, gate?: PublicationGate) => Promise<Counts>;

  readonly get: (id: CustomerId) => Promise<PublishedCustomer | null>;
  readonly state: (id: CustomerId) => Promise<CustomerState | null>;
  readonly customerOf: (record: RecordId) => Promise<CustomerId | null>;
  /** The id that a record went with when it was gone from its source; null for records that are there or never belonged to a customer. */
  readonly lastCustomerOf: (record: RecordId) => Promise<CustomerId | null>;
  /** The ids that a customer absorbed, by publication, the newest first. */
  readonly mergesOf: (id: CustomerId) => Promise<readonly (readonly CustomerId[])[]>;
  /** All live customers by id, in batches, for exports. */
  readonly all: () => AsyncIterable<readonly PublishedCustomer[]>;
  readonly totals: () => Promise<{ readonly customers: number; readonly records: number; readonly merged: number }>;
}
