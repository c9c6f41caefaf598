/** One row: which revision each projection has, and which revision of its input it was made from. */
export interface ProjectStateTable {
  normalized_revision: number;
  match_revision: number;
  match_model_id: number | null;
  match_fingerprint: string | null;
  match_normalized_revision: number | null;
  match_decisions_revision: number | null;
  match_statistics: unknown;
  identities_match_revision: number | null;
}
