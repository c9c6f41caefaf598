import { setTimeout as sleep } from 'node:timers/promises';
import type { StepName } from '../../../pipeline/ports/run-store.ts';
import type { OpenWarehouse } from '../../../warehouse/open.ts';

/** Returns when a step of a run that starts from now on is at work, or has been, or the process is gone. */
export async function untilAtWork(warehouse: OpenWarehouse, step: StepName, ended: Promise<unknown>): Promise<void> {
  let isGone = false;
  void ended.then(() => {
    isGone = true;
  });
  const before = (await warehouse.runs.list(1))[0]?.id ?? 0;
  while (!isGone) {
    const [last] = await warehouse.runs.list(1);
    const hasBegun = last !== undefined && last.id > before;
    if (hasBegun && last.steps.some((report) => report.step === step)) return;
    // A process takes a second to begin: looking all the time would take the core that it needs.
    await sleep(hasBegun ? 3 : 20);
  }
}
