export interface PendingMembershipTable {
  record_id: number;
  /** Null: the record leaves its customer. */
  customer_id: string | null;
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
