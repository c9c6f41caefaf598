import type { Generated } from 'kysely';

/** What matching compares of each live record, packed. */
export interface MatchRecordTable {
  record_id: number;
  source_id: number;
  /** Null: the record is gone. */
  data: Buffer | null;
  /** What the stored result was made from, where that is not `data`; empty: the record was not there. */
  matched_data: Buffer | null;
}

/** A segment of the blocking index: its entries are cut into 2^bits parts by the highest bits of their hashes. */
export interface BlockSegmentTable {
  id: Generated<number>;
  bits: number;
  entries: number;
}

export interface BlockPartTable {
  segment_id: number;
  part: number;
  /** 12 bytes each: hash of rule and key, and record (~id: it has the key no longer); sorted. */
  entries: Buffer;
}

export interface BlockRuleTable {
  /** Place in the blocking plan. */
  place: number;
  /** Number of keys by the number of records, 2 and more, that share them. */
  keys_of_size: unknown;
}

/** How many records have a blocking key of this kind (field:key). */
export interface BlockLabelTable {
  label: string;
  records: number;
}
