import type { ComparedField } from '../compared-fields.ts';
import type { SourceName } from '../ids.ts';
import { type JoinedKeys, joinKeys, keysOf } from '../table/keys.ts';
import type { Column, RecordTable } from '../table/record-table.ts';

/**
 * A record table as it travels to another thread: numbers in shared memory, the texts of a column as one text, and no field
 * types, which every thread has.
 */
export interface PackedTable {
  readonly size: number;
  readonly ids: Int32Array;
  readonly sources: Uint16Array;
  readonly sourceNames: readonly SourceName[];
  readonly kinds: Uint8Array;
  readonly columns: readonly PackedColumn[];
}

interface PackedColumn extends Pick<Column, 'offsets' | 'codes' | 'valid' | 'single'>, JoinedKeys {}

export function packTable(table: RecordTable): PackedTable {
  return { ...table, columns: table.columns.map(packColumn) };
}

function packColumn({ keys, offsets, codes, valid, single }: Column): PackedColumn {
  return { ...joinKeys(keys), offsets, codes, valid, single };
}

/** @param compared the compared fields of the profile that the table was made for */
export function unpackTable(packed: PackedTable, compared: readonly ComparedField[]): RecordTable {
  return {
    ...packed,
    columns: packed.columns.map(({ text, ends, ...column }, i) => ({
      ...compared[i]!,
      ...column,
      keys: keysOf({ text, ends }),
    })),
  };
}
