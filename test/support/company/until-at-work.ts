import { setTimeout as sleep } from 'node:timers/promises';
import type { StepName } from '../../../pipeline/ports/run-store.ts';
import type { OpenWarehouse } from '../../../warehouse/open.ts';

/**
 * Returns when a step of a run that starts from now on is at work, or has been, or the process is gone.
 *
 * @param before the last run until now; to be given when a run may begin within milliseconds
 */
export async function untilAtWork(
  warehouse: OpenWarehouse,
  step: StepName,
  ended: Promise<unknown>,
  before?: number,
): Promise<void> {
  let isGone = false;
  void ended.then(() => {
    isGone = true;
  });
  const last = before ?? (await lastRun(warehouse));
  while (!isGone) {
    const [run] = await warehouse.runs.list(1);
    const hasBegun = run !== undefined && run.id > last;
    if (hasBegun && run.steps.some((report) => report.step === step)) return;
    // A process takes a second to begin: looking all the time would take the core that it needs.
    await sleep(hasBegun ? 3 : 20);
  }
}

/** The last run that began; 0 when none has. */
export async function lastRun(warehouse: OpenWarehouse): Promise<number> {
  return (await warehouse.runs.list(1))[0]?.id ?? 0;
}
