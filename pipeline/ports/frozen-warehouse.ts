import type { CustomerId, FieldName, RecordId, SourceName } from '../../matching/ids.ts';
import type { MatchEdge } from '../../matching/match-result.ts';
import type { FieldDecisions } from '../../matching/survivorship/decisions.ts';
import type { CustomerStore } from './customer-store.ts';
import type { DecisionStore } from './decision-store.ts';
import type { MatchStore } from './match-store.ts';
import type { NormalizedOutcome, NormalizedStore, StaleRecord } from './normalized-store.ts';
import type { SourceStore } from './source-store.ts';

/**
 * The warehouse at one moment, for reading only: all of it is seen as it was then, however long the reader takes and whatever
 * is written meanwhile, and the database refuses every statement that would change something.
 */
export interface FrozenWarehouse {
  readonly normalized: Pick<NormalizedStore, 'columnTexts' | 'byIds' | 'count'>;
  readonly records: CurrentRecords;
  readonly sources: Pick<SourceStore, 'lastRead'>;
  readonly matches: Pick<MatchStore, 'model'>;
  /** Stored edges, by their records. */
  readonly edges: () => AsyncIterable<readonly MatchEdge[]>;
  readonly decisions: Pick<DecisionStore, 'active' | 'refsOf'>;
  /** What people decided about the fields of a customer with these members. */
  readonly fieldDecisions: () => Promise<(members: readonly { readonly id: RecordId }[]) => FieldDecisions>;
  readonly customers: Pick<CustomerStore, 'clusters' | 'memberships' | 'homes' | 'all'>;
  /** Questions about records and customers that are open, and those that a person answered. */
  readonly questions: () => Promise<readonly KnownQuestion[]>;
}

export interface KnownQuestion {
  readonly kind: 'possible_match' | 'held_cluster' | 'contested_decision' | 'contradiction';
  readonly records: readonly RecordId[];
  /** Both are set where a field of a customer is asked about. */
  readonly customer: CustomerId | null;
  readonly field: FieldName | null;
  readonly isOpen: boolean;
}

/** The current versions of the live records of some sources; the fingerprint of a source says how they are to be normalized. */
export interface CurrentRecords {
  readonly count: (fingerprints: Fingerprints) => Promise<number>;
  /** In batches; any order. */
  readonly all: (fingerprints: Fingerprints) => AsyncIterable<readonly CurrentRecord[]>;
  /** Any order. */
  readonly byIds: (ids: readonly RecordId[], fingerprints: Fingerprints) => Promise<readonly CurrentRecord[]>;
}

export type Fingerprints = ReadonlyMap<SourceName, string>;

export interface CurrentRecord extends Pick<StaleRecord, 'id' | 'stream' | 'key'> {
  readonly source: SourceName;
  /** When Yekta first saw this version (ISO 8601, UTC). */
  readonly firstSeenAt: string;
  /** As stored, where it was made from this version as the fingerprint says; null: it maps to no customer field. */
  readonly normalized: NormalizedOutcome['normalized'];
  /** As the source gave them, where the stored form is missing or was made otherwise; else null. */
  readonly values: StaleRecord['values'] | null;
}
