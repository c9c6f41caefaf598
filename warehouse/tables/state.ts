/** One row: what the projections of all records were made from. */
export interface ProjectStateTable {
  /** Revision of the match result that the pending or published identities were made from. */
  identities_match_revision: number | null;
  /** Every record may have to be resolved, not only those in `unresolved_record`. */
  all_unresolved: boolean;
  /** Rules by which all golden records were made, but those of records in `unmerged_record`; null: nobody knows. */
  merged_fingerprint: string | null;
  /** Revision of the decisions when the run began to match that made them. */
  merged_decisions: number | null;
  /** Revision of the decisions when the last run began to match. */
  read_decisions: number | null;
  /** Digest of what values were doubted from (see `doubtValues`); null: it changed. */
  doubted: string | null;
  /** Published customers; null: to be counted. */
  customers: number | null;
  /** Records that belong to them. */
  records: number | null;
  /** Those that two and more records belong to. */
  merged_customers: number | null;
}
