import type { HistoryStep, Ref } from './history-step.ts';
import { createClock, type Fact, tickOf, type World } from './world.ts';

/** What happens in the sources. */
export type SourceStep = Extract<HistoryStep, { readonly does: 'upsert' | 'delete' }>;

/** What a history leaves: the newest word on each record, and who is in the list. */
export interface Facts {
  readonly newest: ReadonlyMap<string, { readonly ref: Ref; readonly fact: Fact }>;
  readonly listed: ReadonlySet<string>;
}

const nameOf = ({ source, key }: Ref): string => `${source}:${key}`;

/** What sources say in the course of a history, and what of it counts in the end. */
export function createStory(world: World) {
  const isNews = createClock();
  const newest = new Map<string, { readonly ref: Ref; readonly fact: Fact }>();
  const erased = new Map<string, Ref>();

  const observe = (ref: Ref, fact: Fact) => {
    if (erased.has(nameOf(ref))) return;
    const known = newest.get(nameOf(ref));
    if (known === undefined || tickOf(known.fact) <= tickOf(fact)) newest.set(nameOf(ref), { ref, fact });
  };
  return {
    happen: (step: SourceStep): void => {
      const { ref } = step;
      if (step.does === 'upsert') {
        const { row } = step;
        if (!isNews(ref, row.tick, JSON.stringify(row))) return;
        if (ref.source === 'crm') world.crm.set(ref.key, row);
        else world.tickets.push({ key: ref.key, row });
      } else if (ref.source === 'crm') world.crm.delete(ref.key);
      else if (isNews(ref, step.tick, 'deleted')) world.tickets.push({ key: ref.key, deletedAt: step.tick });
    },
    /** A sync read the list, and these changes. */
    read: (news: readonly Fact[]): void => {
      for (const [key, row] of world.crm) observe({ source: 'crm', key }, { key, row });
      for (const fact of news) observe({ source: 'tickets', key: fact.key }, fact);
    },
    erase: (refs: readonly Ref[]): void => {
      for (const ref of refs) {
        erased.set(nameOf(ref), ref);
        newest.delete(nameOf(ref));
      }
    },
    erased: (): readonly Ref[] => [...erased.values()],
    facts: (): Facts => ({ newest, listed: new Set(world.crm.keys()) }),
  };
}
