/** A text of a date column whose format nobody declared, with the number of live records that have it. */
export interface ColumnTextTable {
  source_id: number;
  stream: string;
  column_name: string;
  text_hash: string;
  text: string;
  count: number;
}

/** A record whose normalized form is to be made or removed. */
export interface StaleRecordTable {
  record_id: number;
  source_id: number;
}

/** How the normalized records of a source were made; with another fingerprint all of them are stale. */
export interface NormalizationStateTable {
  source_id: number;
  fingerprint: string;
}
