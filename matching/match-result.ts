import type { PairDecision } from './decision.ts';
import type { HardConflict } from './evidence.ts';
import type { RecordId } from './ids.ts';

/** One scored pair at or above the review threshold, `a` canonically before `b`. */
export interface MatchEdge {
  readonly a: RecordId;
  readonly b: RecordId;
  readonly weight: number;
  /** Level index per comparison of the model, in its order; -1 where one side has no value. */
  readonly levels: readonly number[];
}

/**
 * A cluster that is not published as it is, for a person to look at. It is not among `clusters`: its members stand alone,
 * except those that people joined.
 */
export interface HeldCluster {
  readonly members: readonly RecordId[];
  readonly reason: 'oversized' | 'incoherent';
}

/** Two records that look like one customer but are not joined; a person should look. */
export interface PossibleMatch {
  readonly a: RecordId;
  readonly b: RecordId;
  readonly weight: number;
  readonly reason: 'below_link_threshold' | 'hard_conflict' | 'weak_bridge';
}

/** A judgement that contradicts hard evidence (people win, law 5) or another judgement (`cannot_link` wins); a person should know. */
export interface ContestedDecision {
  readonly decision: PairDecision;
  readonly conflict: HardConflict;
}

export interface MatchStatistics {
  readonly records: number;
  readonly candidatePairs: number;
  /** Candidate pairs that each blocking rule brought, counted before removing duplicates. */
  readonly pairsByRule: Readonly<Record<string, number>>;
  /** Blocking keys left out because too many records share them, by rule. */
  readonly skippedKeysByRule: Readonly<Record<string, number>>;
  /** Merges behind the clusters (a cluster of n records has n - 1) by the field that spoke for them most; stored: of the last time that all records were matched. */
  readonly mergesByField: Readonly<Record<string, number>>;
  /** Merges that people decided; stored likewise. */
  readonly mergesByPeople: number;
}

export interface MatchResult {
  readonly edges: readonly MatchEdge[];
  /** Clusters of two or more records, members in canonical order, clusters by first member. */
  readonly clusters: readonly (readonly RecordId[])[];
  readonly held: readonly HeldCluster[];
  readonly possibleMatches: readonly PossibleMatch[];
  readonly contestedDecisions: readonly ContestedDecision[];
  readonly statistics: MatchStatistics;
}
