import type { SourceName } from '../../matching/ids.ts';
import type { RunId, StepName } from '../../pipeline/ports/run-store.ts';
import { withFrozen } from '../../warehouse/frozen/with-frozen.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { type StagedRow, type StageOptions, stageRows } from './warehouse-data.ts';

/**
 * A run that stages rows of one source and says that it did the rest.
 *
 * @param isPublished false: it broke off after staging
 */
export async function stageRun(
  warehouse: OpenWarehouse,
  rows: readonly StagedRow[],
  { isPublished = true, ...options }: StageOptions & { readonly source: SourceName; readonly isPublished?: boolean },
): Promise<RunId> {
  const { runs } = warehouse;
  const run = await runs.begin();
  const say = async (step: StepName, source: SourceName | null) => {
    await runs.stepStarted(run, step, source);
    await runs.stepFinished(run, step, source, { status: 'done', counts: {} });
  };
  await stageRows(warehouse, rows, { ...options, run, deletions: 1 });
  await say('stage', options.source);
  if (!isPublished) return run;
  await say('normalize', options.source);
  await say('publish', null);
  await runs.finish(run, 'succeeded');
  return run;
}

/** Column `value` of the live records of a source, by key. */
export async function liveValues(warehouse: OpenWarehouse, source: SourceName): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await withFrozen(warehouse, async ({ records }) => {
    for await (const batch of records.all(new Map([[source, 'none']])))
      for (const { key, values } of batch) found.set(key, String(values?.value));
  });
  return found;
}
