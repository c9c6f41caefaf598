import { canonicalJson } from '../config/canonical-json.ts';
import { matchingFingerprint } from '../config/fingerprints.ts';
import type { OfflineConfig } from '../config/schema/config.ts';
import { withGenericValues } from '../matching/decisions/effective-model.ts';
import { type LabelThreshold, labelThreshold } from '../matching/evaluate/label-threshold.ts';
import { type ClusteringComparison, compareClusterings } from '../matching/explain/compare-clusterings.ts';
import { compareModels, type ModelComparison } from '../matching/explain/compare-models.ts';
import type { LabelledRows } from '../matching/labelled-rows.ts';
import { matchTable } from '../matching/match-table.ts';
import type { MatchModel } from '../matching/model.ts';
import { createPairScorer } from '../matching/scoring/pair-scorer.ts';
import type { RecordTable } from '../matching/table/record-table.ts';
import { trainModel } from '../matching/training/train-model.ts';
import type { PipelineContext } from './context.ts';
import { type KnownAnswer, knownAnswers } from './known-answers.ts';
import { loadRecordTable } from './load-record-table.ts';
import type { StoredModel } from './ports/match-store.ts';
import { matchAlone } from './ports/matcher.ts';

/** A newly trained model, and what it would change. */
export interface Training {
  readonly model: MatchModel;
  /** The model in use; null when this configuration has none yet. */
  readonly stored: StoredModel | null;
  /** How many answers of people there are, from labels and decisions, and the link threshold that they suggest. */
  readonly answers: { readonly same: number; readonly different: number; readonly threshold: LabelThreshold | null };
  /** Null when there is no stored model to compare with, or the new one is the same. */
  readonly effect: TrainingEffect | null;
}

export interface TrainingEffect {
  readonly models: ModelComparison;
  /** The customers that matching all records gives with the stored model, and with the new one. */
  readonly customers: ClusteringComparison;
}

/**
 * Trains a model on all normalized records, refined by what people know, and finds out what it would change, by matching with the stored one and with the
 * new one. Stores nothing.
 */
export async function trainOnWarehouse({
  config,
  profile,
  warehouse,
  labels,
  matcher = matchAlone,
  signal,
}: Pick<PipelineContext, 'profile' | 'warehouse' | 'matcher' | 'signal'> & {
  readonly config: OfflineConfig;
  /** Answers of people beside their decisions in the warehouse. */
  readonly labels: readonly KnownAnswer[];
}): Promise<Training> {
  const { matches, normalized } = warehouse;
  const table = await loadRecordTable({ profile, normalized, signal, onProgress: () => {} });
  const stored = await matches.model(matchingFingerprint(config));
  const decisions = await matches.decisions();
  const generic = await matches.genericValues();
  const known = knownAnswers(table, labels, decisions);
  return matcher.withCrew(profile, table.size, (crew) => {
    const model = trainModel(table, profile, { ...config.matching, labels: known }, crew);
    const answers = countAnswers(table, model, known);
    if (stored === null || canonicalJson(stored.model) === canonicalJson(model)) {
      return { model, stored, answers, effect: null };
    }
    const clustersWith = (used: MatchModel) => {
      signal.throwIfAborted();
      return matchTable(table, profile, withGenericValues(used, generic), { ...config.matching, decisions }, crew)
        .clusters;
    };
    const customers = compareClusterings(table.size, clustersWith(stored.model), clustersWith(model));
    return { model, stored, answers, effect: { models: compareModels(stored.model, model), customers } };
  });
}

function countAnswers(table: RecordTable, model: MatchModel, known: readonly LabelledRows[]): Training['answers'] {
  const scorer = createPairScorer(table, model);
  const weighed = known.map(({ a, b, same }) => ({ same, weight: scorer.weigh(a, b) }));
  const same = known.filter((pair) => pair.same).length;
  return { same, different: known.length - same, threshold: labelThreshold(weighed) };
}
