import { expect } from '@jest/globals';
import { collect } from '../warehouse-data.ts';
import { decideAsTold } from './decide-as-told.ts';
import { eraseAsTold } from './erase-as-told.ts';
import { expectGone, expectServed, expectSilence, livingLines } from './expectations.ts';
import type { HistoryStep, Ref } from './history-step.ts';
import { type Context, syncInProcess } from './project.ts';
import { expectUndoToRestore } from './undo-restores.ts';
import { createClock, emptyWorld, type Fact, tell, tickOf, type World } from './world.ts';

/** What a history leaves: the newest word on each record, and who is in the list. */
export interface Facts {
  readonly newest: ReadonlyMap<string, { readonly ref: Ref; readonly fact: Fact }>;
  readonly listed: ReadonlySet<string>;
}

/** Loads what a history leaves into an empty project in one go, and tells the lines of its digest. */
export type LoadAtOnce = (facts: Facts, history: Context) => Promise<readonly string[]>;

const nameOf = ({ source, key }: Ref): string => `${source}:${key}`;

/** Lives through a history, and checks what always holds after each sync, and all of it after the last. */
export async function live(
  open: (world: World) => Promise<readonly Context[]>,
  steps: readonly HistoryStep[],
  loadAtOnce: LoadAtOnce,
): Promise<void> {
  const world = emptyWorld();
  const isNews = createClock();
  const contexts = await open(world);
  let context = contexts[0]!;
  const newest = new Map<string, { readonly ref: Ref; readonly fact: Fact }>();
  const erased = new Map<string, Ref>();

  const observe = (ref: Ref, fact: Fact) => {
    if (erased.has(nameOf(ref))) return;
    const known = newest.get(nameOf(ref));
    if (known === undefined || tickOf(known.fact) <= tickOf(fact)) newest.set(nameOf(ref), { ref, fact });
  };
  const sync = async (share: number, checked: boolean) => {
    const news = tell(world, share);
    const decided = await collect(context.warehouse.decisions.all());
    const report = await syncInProcess(context);
    expect(report).toMatchObject({ status: 'succeeded', error: null });
    for (const [key, row] of world.crm) observe({ source: 'crm', key }, { key, row });
    for (const fact of news) observe({ source: 'tickets', key: fact.key }, fact);
    expect(await collect(context.warehouse.decisions.all())).toEqual(decided);
    await expectServed(context);
    await expectGone(context, [...erased.values()]);
    if (!checked) return;
    await expectSilence(context);
    const listed = new Set(world.crm.keys());
    expect(await livingLines(context.warehouse)).toEqual(await loadAtOnce({ newest, listed }, context));
  };
  const perform = async (step: HistoryStep): Promise<void> => {
    switch (step.does) {
      case 'upsert': {
        const { ref, row } = step;
        if (!isNews(ref, row.tick, JSON.stringify(row))) return;
        if (ref.source === 'crm') world.crm.set(ref.key, row);
        else world.tickets.push({ key: ref.key, row });
        return;
      }
      case 'delete': {
        const { ref, tick } = step;
        if (ref.source === 'crm') world.crm.delete(ref.key);
        else if (isNews(ref, tick, 'deleted')) world.tickets.push({ key: ref.key, deletedAt: tick });
        return;
      }
      case 'sync':
        return sync(step.share, step.checked);
      case 'erase':
        for (const ref of await eraseAsTold(context, step.ref)) {
          erased.set(nameOf(ref), ref);
          newest.delete(nameOf(ref));
        }
        return;
      case 'configure':
        context = contexts[step.config % contexts.length]!;
        return;
      default:
        return decideAsTold(context, step);
    }
  };

  for (const step of steps) await perform(step);
  await sync(1, true);
  await expectUndoToRestore(context);
}
