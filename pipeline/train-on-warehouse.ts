import { matchingFingerprint } from '../config/fingerprints.ts';
import type { OfflineConfig } from '../config/schema/config.ts';
import { trainModel } from '../matching/training/train-model.ts';
import type { PipelineContext } from './context.ts';
import { loadRecordTable } from './load-record-table.ts';
import type { StoredModel } from './ports/match-store.ts';

/** Makes a new model from all normalized records and stores it; the next sync scores with it (law 3). */
export async function trainOnWarehouse({
  config,
  profile,
  warehouse,
  signal,
}: Pick<PipelineContext, 'profile' | 'warehouse' | 'signal'> & {
  readonly config: OfflineConfig;
}): Promise<StoredModel> {
  const table = await loadRecordTable({ profile, normalized: warehouse.normalized, signal, onProgress: () => {} });
  const model = trainModel(table, profile, config.matching);
  return warehouse.matches.saveModel(matchingFingerprint(config), model);
}
