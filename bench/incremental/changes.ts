import { seededRandom } from '../../examples/atlas/random.ts';

/** What happens to a row: it is new or gone, or changes in what is compared or only in what is carried. */
export type Change = 'compared' | 'carried' | 'new' | 'gone';

/** Rows by what happens to them. */
export type ChangeCounts = Readonly<Record<Change, number>>;

/** Chooses which of the first rows change, by place; a pure function of the arguments. */
export function chooseChanges(
  records: number,
  counts: ChangeCounts,
  seed: number,
): ReadonlyMap<number, Exclude<Change, 'new'>> {
  const random = seededRandom(`changes/${seed}`);
  const chosen = new Map<number, Exclude<Change, 'new'>>();
  for (const change of ['compared', 'carried', 'gone'] as const) {
    for (let left = counts[change]; left > 0; ) {
      const place = random.int(0, records - 1);
      if (chosen.has(place)) continue;
      chosen.set(place, change);
      left--;
    }
  }
  return chosen;
}
