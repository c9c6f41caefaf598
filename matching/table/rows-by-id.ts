import type { RecordTable } from './record-table.ts';

/** Row of each record of a table. */
export function rowsById({ ids }: RecordTable): ReadonlyMap<number, number> {
  return new Map(Array.from(ids, (id, row) => [id, row]));
}
