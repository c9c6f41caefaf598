import type { Random } from '../random.ts';
import type { Day } from './calendar.ts';
import { reportDay } from './calendar.ts';

/** A value that changes once in a while: a phone number, an address. A record holds what was true on its day. */
export interface History<T> {
  readonly first: T;
  readonly change: { readonly day: Day; readonly value: T } | null;
}

export const valueOn = <T>(history: History<T>, day: Day): T =>
  history.change !== null && day >= history.change.day ? history.change.value : history.first;

/** Draws a history that changes with the given probability at some time between `since` and the report. */
export function drawHistory<T>(random: Random, since: Day, probability: number, draw: () => T): History<T> {
  const first = draw();
  if (!random.chance(probability)) return { first, change: null };
  return { first, change: { day: random.int(since, reportDay), value: draw() } };
}
