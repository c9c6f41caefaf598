/** At most so many of any number of things, evenly spread over the order in which they came; the same things give the same sample. */
export interface SpreadSample<T> {
  readonly offer: (item: T) => void;
  readonly offered: () => number;
  readonly items: () => readonly T[];
}

/** Keeps every nth; whenever twice as many as wanted have come together, every second of them goes and n doubles. */
export function spreadSample<T>(most: number): SpreadSample<T> {
  let kept: T[] = [];
  let every = 1;
  let offered = 0;
  return {
    offer: (item) => {
      if (offered++ % every !== 0) return;
      kept.push(item);
      if (kept.length < most * 2) return;
      kept = kept.filter((_, index) => index % 2 === 0);
      every *= 2;
    },
    offered: () => offered,
    items: () => spread(kept, most),
  };
}

/** At most `most` of the items, evenly spread, in their order. */
export function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]!);
}
