import type { MatchEdge } from '../match-result.ts';
import type { Crew } from '../parallel/crew.ts';
import type { ListsToScore } from '../parallel/score-lists.ts';
import type { PairList } from './record-pairs.ts';

/** Scores pairs of records; those at or above the floor are kept. */
export function scorePairs(task: Omit<ListsToScore, 'cuts'>, crew: Crew): MatchEdge[] {
  const cuts = cutPairs(task.pairs);
  return crew.run('scoreLists', { ...task, cuts }, cuts.length - 1).flat();
}

/** Pairs of a part: enough to be worth a table, and few enough that threads end at the same time. */
const PART = 60_000;

function cutPairs({ records, starts, partners }: PairList): readonly number[] {
  const parts = Math.ceil(partners.length / PART);
  const cuts = [0];
  for (let place = 0; place < records.length; place++)
    if (starts[place + 1]! >= (partners.length / parts) * cuts.length) cuts.push(place + 1);
  return cuts;
}
