/** Distinct comparable keys of a column by code. */
export interface Keys extends Iterable<string> {
  readonly length: number;
  readonly at: (code: number) => string;
  /** The same keys as they travel to another thread, where that is what they are kept as. */
  readonly joined?: JoinedKeys;
}

export function listedKeys(list: readonly string[]): Keys {
  return { length: list.length, at: (code) => list[code]!, [Symbol.iterator]: () => list.values() };
}

/** Keys one behind the other, and where each ends: as they travel to another thread. */
export interface JoinedKeys {
  readonly text: string;
  readonly ends: Uint32Array;
}

export function joinKeys(keys: Keys): JoinedKeys {
  if (keys.joined !== undefined) return keys.joined;
  const ends = new Uint32Array(keys.length);
  let end = 0;
  for (let code = 0; code < keys.length; code++) {
    end += keys.at(code).length;
    ends[code] = end;
  }
  return { text: [...keys].join(''), ends };
}

/** Keys that are cut out of their text whenever they are asked for: a fraction of the memory of a list. */
export function keysOf(joined: JoinedKeys): Keys {
  const { text, ends } = joined;
  const at = (code: number): string => text.slice(code === 0 ? 0 : ends[code - 1]!, ends[code]!);
  return {
    length: ends.length,
    at,
    joined,
    *[Symbol.iterator]() {
      for (let code = 0; code < ends.length; code++) yield at(code);
    },
  };
}
