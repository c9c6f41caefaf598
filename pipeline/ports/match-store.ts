import type { PairDecision } from '../../matching/decision.ts';
import type { GenericValues } from '../../matching/decisions/effective-model.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { MatchEdge, MatchStatistics } from '../../matching/match-result.ts';
import type { MatchModel } from '../../matching/model.ts';

/** A stored model; `fingerprint` names the matching configuration that it was made for. */
export interface StoredModel {
  readonly id: number;
  readonly fingerprint: string;
  readonly model: MatchModel;
}

/** Models, what people decided about matching, and what the stored result tells; see `MatchIndex` for how it comes about. */
export interface MatchStore {
  /** The model that counts for this fingerprint: the newest, unless a rollback brought a former one back. */
  readonly model: (fingerprint: string) => Promise<StoredModel | null>;
  /** The id of that model, which is large. */
  readonly modelId: (fingerprint: string) => Promise<StoredModel['id'] | null>;
  readonly saveModel: (fingerprint: string, model: MatchModel) => Promise<StoredModel>;
  /** Decisions in force on records that are there, as pairs. */
  readonly decisions: () => Promise<readonly PairDecision[]>;
  /** Notes that what is made from now on is made with the decisions that are in force now, or with later ones. */
  readonly noteDecisions: () => Promise<void>;
  /** Whether decisions were taken, ended or expired since they were noted. */
  readonly haveDecisionsMoved: () => Promise<boolean>;
  /** Values that people called generic. */
  readonly genericValues: () => Promise<GenericValues>;
  /** Statistics of the stored result; null when there is none. */
  readonly statistics: () => Promise<MatchStatistics | null>;
  /** Edges with both ends among these records. */
  readonly edgesAmong: (ids: readonly RecordId[]) => Promise<readonly MatchEdge[]>;
}
