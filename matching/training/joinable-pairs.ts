import type { Profile } from '../profile.ts';
import type { RecordTable } from '../table/record-table.ts';

/** Number of pairs of records that may join: records of one duplicate-free source never do. */
export function joinablePairs({ size, sources, sourceNames }: RecordTable, { duplicateFree }: Profile): number {
  const pairsAmong = (records: number): number => (records * (records - 1)) / 2;
  const sizes = new Float64Array(sourceNames.length);
  for (const source of sources) sizes[source]!++;
  const apart = sourceNames.reduce(
    (sum, name, source) => (duplicateFree.has(name) ? sum + pairsAmong(sizes[source]!) : sum),
    0,
  );
  return Math.max(1, pairsAmong(size) - apart);
}
