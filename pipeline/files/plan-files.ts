import type { Config } from '../../config/schema/config.ts';
import type { PlanReport } from '../../matching/plan/plan-report.ts';
import { planTable } from '../../matching/plan/plan-table.ts';
import { trainModel } from '../../matching/training/train-model.ts';
import { type Matcher, matchAlone } from '../ports/matcher.ts';
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
    /** Absent: this thread does all calculations alone. */
    readonly matcher?: Matcher;
    readonly onStage: (stage: string) => void;
    readonly onMatched: (done: number, total: number) => void;
  },
): Promise<PlanReport> {
  const { profile, matcher = matchAlone, onStage, onMatched, signal } = input;
  const { matching } = input.config;
  onStage('load');
  const { table } = await loadFiles(input);
  return matcher.withCrew(profile, table.size, (crew) => {
    onStage('train');
    const model = trainModel(table, profile, matching, crew);
    signal.throwIfAborted();
    return planTable(table, profile, model, { ...matching, decisions: [], onStage, onProgress: onMatched }, crew);
  });
}
