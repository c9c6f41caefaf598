import type { Generated } from 'kysely';

export interface ModelTable {
  id: Generated<number>;
  fingerprint: string;
  model: unknown;
  made_at: Generated<string>;
}

export interface MatchEdgeTable {
  a: number;
  b: number;
  weight: number;
  levels: number[];
}

/** Records that stand in a cluster with others, named by its canonically first record. */
export interface ClusterMemberTable {
  record_id: number;
  cluster_id: number;
}

/** Records of clusters that are held, as they were made; some may stand in other clusters, as people joined them. */
export interface HeldMemberTable {
  record_id: number;
  cluster_id: number;
}

/** One row: what the stored match result was made from. */
export interface MatchStateTable {
  /** Grows with every result that is stored. */
  revision: number;
  model_id: number | null;
  /** Of the configuration that matching depends on. */
  fingerprint: string | null;
  statistics: unknown;
  /** Pairs that people decided on, and values that they called generic, by field; null: there is no index. */
  decisions: unknown;
  generic: unknown;
  /** Records that were matched. */
  records: Generated<number>;
}
