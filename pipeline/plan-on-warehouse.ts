import { matchingFingerprint } from '../config/fingerprints.ts';
import type { OfflineConfig } from '../config/schema/config.ts';
import { withGenericValues } from '../matching/decisions/effective-model.ts';
import type { PlanReport } from '../matching/plan/plan-report.ts';
import { planTable } from '../matching/plan/plan-table.ts';
import { trainModel } from '../matching/training/train-model.ts';
import type { PipelineContext } from './context.ts';
import { loadRecordTable } from './load-record-table.ts';
import { matchAlone } from './ports/matcher.ts';

/** Plans the matching of all normalized records with the stored model, or with one trained for the occasion. Stores nothing. */
export async function planOnWarehouse({
  config,
  profile,
  warehouse,
  matcher = matchAlone,
  signal,
  onStage,
  onProgress,
}: Pick<PipelineContext, 'profile' | 'warehouse' | 'matcher' | 'signal'> & {
  readonly config: OfflineConfig;
  readonly onStage: (stage: string) => void;
  readonly onProgress: (done: number, total: number | null) => void;
}): Promise<PlanReport> {
  const { matches, normalized } = warehouse;
  onStage('load');
  const table = await loadRecordTable({ profile, normalized, signal, onProgress });
  const stored = await matches.model(matchingFingerprint(config));
  const decisions = await matches.decisions();
  const generic = await matches.genericValues();
  return matcher.withCrew(profile, table.size, (crew) => {
    if (stored === null) onStage('train');
    const model = withGenericValues(stored?.model ?? trainModel(table, profile, config.matching, crew), generic);
    signal.throwIfAborted();
    return planTable(table, profile, model, { ...config.matching, decisions, onStage, onProgress }, crew);
  });
}
