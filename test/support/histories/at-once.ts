import { toSourceName } from '../../../matching/ids.ts';
import { sourceSteps } from '../../../pipeline/ports/run-store.ts';
import { runStep } from '../../../pipeline/run-step.ts';
import { livingLines } from './expectations.ts';
import type { Facts } from './history.ts';
import { type Context, syncInProcess } from './project.ts';
import type { World } from './world.ts';

/**
 * Loads facts into an empty project in one go. Records of the list that are gone are read by a run of their own that ends
 * there: decisions may be about them.
 */
export async function loadAtOnce(
  context: Context,
  world: World,
  { newest, listed }: Facts,
): Promise<readonly string[]> {
  const all = [...newest.values()];
  for (const { ref, fact } of all)
    if (ref.source === 'tickets') world.tickets.push(fact);
    else if ('row' in fact) world.crm.set(ref.key, fact.row);
  if ([...world.crm.keys()].some((key) => !listed.has(key))) {
    const run = await context.warehouse.runs.begin();
    for (const step of sourceSteps) await runStep(context, { run, step, source: toSourceName('crm') }, true);
    for (const key of world.crm.keys()) if (!listed.has(key)) world.crm.delete(key);
  }
  await syncInProcess(context);
  return livingLines(context.warehouse);
}
