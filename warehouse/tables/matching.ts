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
  rules: string[];
}

/** Records that stand in a cluster with others, named by its canonically first record. */
export interface ClusterMemberTable {
  record_id: number;
  cluster_id: number;
}
