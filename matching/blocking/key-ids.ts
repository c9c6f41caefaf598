/** Numbers the texts of one kind of blocking key. */
export interface KeyIds {
  readonly idOf: (key: string, code: number) => number;
  /** One more than the highest number given. */
  readonly size: () => number;
}

/** Numbers in order of appearance. */
export function createKeyIds(ids = new Map<string, number>(), next = 0): KeyIds {
  let size = next;
  return {
    idOf: (key) => {
      const known = ids.get(key);
      if (known !== undefined) return known;
      ids.set(key, size);
      return size++;
    },
    size: () => size,
  };
}

/**
 * The same for keys of one column that mostly are its values themselves (`exact`): as long as they all are, codes serve as
 * numbers and no text is looked up.
 *
 * @param textOf distinct values of the column by code
 */
export function createValueIds(count: number, textOf: (code: number) => string): KeyIds {
  let ids: KeyIds | null = null;
  return {
    idOf: (key, code) => {
      if (ids === null && key === textOf(code)) return code;
      ids ??= createKeyIds(new Map(Array.from({ length: count }, (_, known) => [textOf(known), known])), count);
      return ids.idOf(key, code);
    },
    size: () => ids?.size() ?? count,
  };
}
