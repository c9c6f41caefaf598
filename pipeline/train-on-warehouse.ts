import { canonicalJson } from '../config/canonical-json.ts';
import { matchingFingerprint } from '../config/fingerprints.ts';
import type { OfflineConfig } from '../config/schema/config.ts';
import { type ClusteringComparison, compareClusterings } from '../matching/explain/compare-clusterings.ts';
import { compareModels, type ModelComparison } from '../matching/explain/compare-models.ts';
import { matchTable } from '../matching/match-table.ts';
import type { MatchModel } from '../matching/model.ts';
import { trainModel } from '../matching/training/train-model.ts';
import type { PipelineContext } from './context.ts';
import { loadRecordTable } from './load-record-table.ts';
import type { StoredModel } from './ports/match-store.ts';
import { matchAlone } from './ports/matcher.ts';

/** A newly trained model, and what it would change. */
export interface Training {
  readonly model: MatchModel;
  /** The model in use; null when this configuration has none yet. */
  readonly stored: StoredModel | null;
  /** Null when there is no stored model to compare with, or the new one is the same. */
  readonly effect: TrainingEffect | null;
}

export interface TrainingEffect {
  readonly models: ModelComparison;
  /** The customers that matching all records gives with the stored model, and with the new one. */
  readonly customers: ClusteringComparison;
}

/**
 * Trains a model on all normalized records and finds out what it would change, by matching with the stored one and with the
 * new one. Stores nothing.
 */
export async function trainOnWarehouse({
  config,
  profile,
  warehouse,
  matcher = matchAlone,
  signal,
}: Pick<PipelineContext, 'profile' | 'warehouse' | 'matcher' | 'signal'> & {
  readonly config: OfflineConfig;
}): Promise<Training> {
  const { matches, normalized } = warehouse;
  const table = await loadRecordTable({ profile, normalized, signal, onProgress: () => {} });
  const stored = await matches.model(matchingFingerprint(config));
  const decisions = await matches.decisions();
  return matcher.withCrew(profile, table.size, (crew) => {
    const model = trainModel(table, profile, config.matching, crew);
    if (stored === null || canonicalJson(stored.model) === canonicalJson(model)) return { model, stored, effect: null };
    const clustersWith = (used: MatchModel) => {
      signal.throwIfAborted();
      return matchTable(table, profile, used, { ...config.matching, decisions }, crew).clusters;
    };
    const customers = compareClusterings(table.size, clustersWith(stored.model), clustersWith(model));
    return { model, stored, effect: { models: compareModels(stored.model, model), customers } };
  });
}
