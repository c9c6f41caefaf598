/** What was made of objects, remembered for as long as each lives. */
export interface Memo<K extends object, V> {
  readonly get: (of: K) => V | undefined;
  readonly set: (of: K, made: V) => void;
}

/**
 * Remembers with the object itself, where neither copies of it nor other threads see it. A `WeakMap` that is long known would
 * keep what it remembers of objects of a moment, such as tables of a few records, until all of the heap is searched: collections
 * of young objects take its values for living ones, and copy them.
 */
export function createMemo<K extends object, V>(): Memo<K, V> {
  const name = Symbol('memo');
  return {
    get: (of) => (of as { readonly [name]?: V })[name],
    set: (of, value) => {
      Object.defineProperty(of, name, { value, configurable: true });
    },
  };
}
