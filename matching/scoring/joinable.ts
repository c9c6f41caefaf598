import type { SourceName } from '../ids.ts';
import type { RecordTable } from '../table/record-table.ts';

/** Whether two rows could join at all: not of contradicting kinds, nor of one duplicate-free source. Such pairs are no candidates. */
export function joinableFinder(
  { kinds, sources, sourceNames }: RecordTable,
  duplicateFree: ReadonlySet<SourceName>,
): (a: number, b: number) => boolean {
  const isDuplicateFree = sourceNames.map((name) => duplicateFree.has(name));
  if (!isDuplicateFree.includes(true) && !kinds.some((kind) => kind !== 0)) return () => true;
  return (a, b) => {
    if (kinds[a] !== 0 && kinds[b] !== 0 && kinds[a] !== kinds[b]) return false;
    return sources[a] !== sources[b] || !isDuplicateFree[sources[a]!]!;
  };
}
