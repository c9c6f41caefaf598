import type { FieldType } from './field-type.ts';

/**
 * `compare` and `comparer` of a type that takes a key apart before it compares: over a column each key is taken apart once, when it is
 * first needed.
 *
 * @param prepare what `levelOf` needs to know about a key
 * @param levelOf symmetric level of two different keys
 */
export function preparedComparison<T extends object>(
  prepare: (key: string) => T,
  levelOf: (a: T, b: T) => number,
): Required<Pick<FieldType, 'compare' | 'comparer'>> {
  return {
    compare: (a, b) => (a === b ? 0 : levelOf(prepare(a), prepare(b))),
    comparer(keys) {
      const prepared = new Array<T | undefined>(keys.length).fill(undefined);
      const at = (code: number): T => {
        const known = prepared[code];
        if (known !== undefined) return known;
        const parts = prepare(keys.at(code));
        prepared[code] = parts;
        return parts;
      };
      return (codeA, codeB) => (codeA === codeB ? 0 : levelOf(at(codeA), at(codeB)));
    },
  };
}
