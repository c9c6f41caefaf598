import type { ComparedField } from '../compared-fields.ts';
import type { SourceName } from '../ids.ts';
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

interface PackedColumn extends Pick<Column, 'offsets' | 'codes' | 'valid' | 'single'> {
  /** All keys, one behind the other, and where each ends. */
  readonly text: string;
  readonly ends: Uint32Array;
}

export function packTable(table: RecordTable): PackedTable {
  return { ...table, columns: table.columns.map(packColumn) };
}

function packColumn({ keys, offsets, codes, valid, single }: Column): PackedColumn {
  const ends = new Uint32Array(keys.length);
  let end = 0;
  for (let code = 0; code < keys.length; code++) {
    end += keys[code]!.length;
    ends[code] = end;
  }
  return { text: keys.join(''), ends, offsets, codes, valid, single };
}

/** @param compared the compared fields of the profile that the table was made for */
export function unpackTable(packed: PackedTable, compared: readonly ComparedField[]): RecordTable {
  return {
    ...packed,
    columns: packed.columns.map(({ text, ends, ...column }, i) => {
      const keys = new Array<string>(ends.length);
      for (let code = 0; code < ends.length; code++)
        keys[code] = text.slice(code === 0 ? 0 : ends[code - 1]!, ends[code]!);
      return { ...compared[i]!, ...column, keys };
    }),
  };
}
