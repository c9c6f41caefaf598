/** A stream of pseudo-random numbers that depends on its seed alone, so that the example company is the same everywhere. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Uniform whole number, both ends included. */
  readonly int: (min: number, max: number) => number;
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** A new array in random order. */
  readonly shuffle: <T>(list: readonly T[]) => T[];
  /** `length` random decimal digits out of `alphabet`. */
  readonly digits: (length: number, alphabet?: string) => string;
}

/** Streams of different seeds are independent; give every entity and record its own, so that one change does not shift the rest. */
export function seededRandom(seed: string): Random {
  const { next, restart } = sfc32();
  const word = words(seed);
  restart(word(), word(), word());
  return randomFrom(next);
}

/** A stream that starts again from any three numbers: for more streams than one wants to make objects for. */
export interface RestartableRandom extends Random {
  /** 32-bit whole numbers; different ones give independent streams. */
  readonly restart: (a: number, b: number, c: number) => void;
}

export function restartableRandom(): RestartableRandom {
  const { next, restart } = sfc32();
  return { ...randomFrom(next), restart };
}

function randomFrom(next: () => number): Random {
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)]!,
    shuffle: (list) => {
      const result = [...list];
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(0, i);
        [result[i], result[j]] = [result[j]!, result[i]!];
      }
      return result;
    },
    digits: (length, alphabet = '0123456789') =>
      Array.from({ length }, () => alphabet[int(0, alphabet.length - 1)]).join(''),
  };
}

/** Picks items with probability proportional to `weight`. */
export function weightedPicker<T>(
  items: readonly T[],
  weight: (item: T, rank: number) => number,
): (random: Random) => T {
  const sums: number[] = [];
  let total = 0;
  for (const [rank, item] of items.entries()) {
    total += weight(item, rank);
    sums.push(total);
  }
  return (random) => {
    const target = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! <= target) low = middle + 1;
      else high = middle;
    }
    return items[low]!;
  };
}

/** Chris Doty-Humphrey's sfc32 (PractRand). */
function sfc32(): { readonly next: () => number; readonly restart: RestartableRandom['restart'] } {
  let [a, b, c, counter] = [0, 0, 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  const restart = (first: number, second: number, third: number): void => {
    a = first | 0;
    b = second | 0;
    c = third | 0;
    counter = 1;
    for (let i = 0; i < 12; i++) next();
  };
  return { next, restart };
}

/** Numbers to start from: the xmur3 hash of a text. */
function words(seed: string): () => number {
  let hash = 1779033703 ^ seed.length;
  for (let i = 0; i < seed.length; i++) {
    hash = Math.imul(hash ^ seed.charCodeAt(i), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash | 0;
  };
}
