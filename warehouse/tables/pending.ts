import type { Generated } from 'kysely';

export interface PendingMembershipTable {
  record_id: number;
  /** Null: the record leaves its customer. */
  customer_id: string | null;
  /** Smallest record of the changes that depend on each other. */
  group_id: Generated<number>;
}

export interface PendingHomeTable {
  record_id: number;
  /** Null: the record needs no home any more. */
  home_id: string | null;
  origin_id: string | null;
}

export interface PendingIdentityTable {
  seq: number;
  customer_id: string;
  change: string;
  other_ids: string[];
  /** Smallest record of the changes that depend on each other. */
  group_id: Generated<number>;
}

export interface PendingGoldenTable {
  customer_id: string;
  golden_id: number;
  content_hash: string;
  contradicts: boolean;
  /** Smallest record of the changes that depend on each other. */
  group_id: Generated<number>;
  cause: string | null;
}

/** Records whose golden record is to be made again although their customer stays as it is. */
export interface GoldenDirtyTable {
  record_id: number;
}
