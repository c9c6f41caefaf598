/** One row: which revision each projection has, and which revision of its input it was made from. */
export interface ProjectStateTable {
  identities_match_revision: number | null;
}
