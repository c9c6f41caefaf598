import { expect } from '@jest/globals';
import { collect } from '../warehouse-data.ts';
import { decideAsTold, isRefusal } from './decide-as-told.ts';
import { eraseAsTold } from './erase-as-told.ts';
import { expectAsAtOnce, expectGone, expectRebuiltAlike, expectServed, expectSilence } from './expectations.ts';
import type { HistoryStep } from './history-step.ts';
import { BYSTANDERS, type Context, syncInProcess } from './project.ts';
import { expectRollbackToRestore } from './rollback-restores.ts';
import { createStory, type Facts } from './story.ts';
import { expectUndoToRestore } from './undo-restores.ts';
import { tell, type World, worldWithPeople } from './world.ts';

/** Loads what a history leaves into an empty project in one go, and tells the lines of its digest. */
export type LoadAtOnce = (facts: Facts, history: Context) => Promise<readonly string[]>;

/** Lives through a history, and checks what always holds after each sync, and all of it after the last. */
export async function live(
  open: (world: World) => Promise<readonly Context[]>,
  steps: readonly HistoryStep[],
  loadAtOnce: LoadAtOnce,
): Promise<void> {
  const world = worldWithPeople(BYSTANDERS);
  const story = createStory(world);
  const contexts = await open(world);
  let context = contexts[0]!;

  const sync = async (share: number, checked: boolean) => {
    const news = tell(world, share);
    const decided = await collect(context.warehouse.decisions.all());
    const report = await syncInProcess(context);
    expect(report).toMatchObject({ status: 'succeeded', error: null });
    story.read(news);
    expect(await collect(context.warehouse.decisions.all())).toEqual(decided);
    await expectServed(context);
    await expectGone(context, story.erased());
    if (!checked) return;
    await expectSilence(context);
    await expectRebuiltAlike(context);
    await expectAsAtOnce(context.warehouse, await loadAtOnce(story.facts(), context));
  };
  const perform = async (step: HistoryStep): Promise<void> => {
    switch (step.does) {
      case 'upsert':
      case 'delete':
        return story.happen(step);
      case 'sync':
        return sync(step.share, step.checked);
      case 'erase':
        return story.erase(await eraseAsTold(context, step.ref));
      case 'rollback':
        return expectRollbackToRestore(context, step.count);
      case 'configure':
        context = contexts[step.config % contexts.length]!;
        return;
      default:
        await decideAsTold(context, step).catch((error: unknown) => {
          if (!isRefusal(error)) throw error;
        });
        return;
    }
  };

  for (const step of steps) await perform(step);
  await sync(1, true);
  await expectUndoToRestore(context);
}
