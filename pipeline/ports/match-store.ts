import type { PairDecision } from '../../matching/decision.ts';
import type { GenericValues } from '../../matching/decisions/effective-model.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { ScoredEdge } from '../../matching/incremental/match-delta.ts';
import type { MatchResult, MatchStatistics } from '../../matching/match-result.ts';
import type { MatchModel } from '../../matching/model.ts';

/** A stored model; `fingerprint` names the matching configuration that it was made for. */
export interface StoredModel {
  readonly id: number;
  readonly fingerprint: string;
  readonly model: MatchModel;
}

/** Revisions of what a match result is made from. */
export interface MatchBasis {
  readonly normalized: number;
  readonly decisions: number;
}

/** Models and the results of matching: edges, clusters and questions for people. */
export interface MatchStore {
  /** The newest model of this fingerprint. */
  readonly model: (fingerprint: string) => Promise<StoredModel | null>;
  readonly saveModel: (fingerprint: string, model: MatchModel) => Promise<StoredModel>;
  /** Read before the records and the decisions: what changes while a result is made is not part of it, and makes it stale. */
  readonly basis: () => Promise<MatchBasis>;
  /** Decisions in force on records that are there, as pairs. */
  readonly decisions: () => Promise<readonly PairDecision[]>;
  /** Values that people called generic. */
  readonly genericValues: () => Promise<GenericValues>;
  /** False when the stored result was made from the same normalized records, model, configuration and decisions. */
  readonly isStale: (model: StoredModel, fingerprint: string) => Promise<boolean>;
  /** Replaces the stored result in one transaction, and opens and closes the conflicts that follow from it. */
  readonly write: (model: StoredModel, fingerprint: string, result: MatchResult, basis: MatchBasis) => Promise<void>;
  /** Statistics of the stored result; null when there is none. */
  readonly statistics: () => Promise<MatchStatistics | null>;
  /** Edges with both ends among these records. */
  readonly edgesAmong: (ids: readonly RecordId[]) => Promise<readonly ScoredEdge[]>;
}
