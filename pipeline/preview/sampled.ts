/** How many there are, and some of them. */
export interface Sampled<T> {
  readonly count: number;
  readonly samples: readonly T[];
}

/** Counts, and keeps the first ones of each name. */
export function sampler<Name extends string, T>(names: readonly Name[], most: number) {
  const kept = new Map(names.map((name) => [name, { count: 0, samples: [] as T[] }]));
  return {
    add: (name: Name, item: T): void => {
      const entry = kept.get(name)!;
      entry.count += 1;
      if (entry.samples.length < most) entry.samples.push(item);
    },
    result: () => Object.fromEntries(kept) as unknown as Readonly<Record<Name, Sampled<T>>>,
  };
}
