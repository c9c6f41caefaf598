export interface PendingMembershipTable {
  record_id: number;
  /** Null: the record leaves its customer. */
  customer_id: string | null;
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
}

export interface PendingGoldenTable {
  customer_id: string;
  golden_id: number;
  content_hash: string;
  contradicts: boolean;
}

/** Records that came or went, or whose cluster is another one, since the last publication. */
export interface UnresolvedRecordTable {
  record_id: number;
}

/** Published records whose normalized form changed since the last publication. */
export interface UnmergedRecordTable {
  record_id: number;
}
