import type { Column, RecordTable } from '../../../matching/table/record-table.ts';

/** A table whose keys are arrays, to compare it with another. */
export function plainTable({ columns, ...rest }: RecordTable): object {
  return { ...rest, columns: columns.map(({ keys, ...column }: Column) => ({ ...column, keys: [...keys] })) };
}
