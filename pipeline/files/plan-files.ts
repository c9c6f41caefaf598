import type { Config } from '../../config/schema/config.ts';
import type { PlanReport } from '../../matching/plan/plan-report.ts';
import { planTable } from '../../matching/plan/plan-table.ts';
import { trainModel } from '../../matching/training/train-model.ts';
import { loadFiles } from './load-files.ts';
import type { FilesInput } from './normalize-files.ts';

/**
 * Plans the matching of what the sources hold now, with a model trained for the occasion.
 *
 * @throws YektaError as `loadFiles`
 */
export async function planFiles(
  input: FilesInput & {
    readonly config: Config;
    readonly onStage: (stage: string) => void;
    readonly onMatched: (done: number, total: number) => void;
  },
): Promise<PlanReport> {
  const { profile, onStage, onMatched, signal } = input;
  const { matching } = input.config;
  onStage('load');
  const { table } = await loadFiles(input);
  onStage('train');
  const model = trainModel(table, profile, matching);
  signal.throwIfAborted();
  return planTable(table, profile, model, { ...matching, decisions: [], onStage, onProgress: onMatched });
}
