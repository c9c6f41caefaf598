import type { SourceSettings } from '../../config/schema/source-config.ts';
import type { StaleRecord } from '../ports/normalized-store.ts';

/** Finds columns of a mapping that the records do not have, such as misspelled ones. */
export interface ColumnsSeen {
  readonly see: (stream: string, values: StaleRecord['values']) => void;
  /** Columns that no record had, in the order of the mapping; those of streams without any record are not known. */
  readonly missing: () => readonly string[];
}

export function columnsSeen({ streams }: SourceSettings): ColumnsSeen {
  const wanted = new Map(
    streams.map(({ name, key, updatedAt, fields }) => [
      name,
      new Set([...key, ...(updatedAt === null ? [] : [updatedAt.column]), ...fields.flatMap(({ columns }) => columns)]),
    ]),
  );
  const met = new Set<string>();
  return {
    see: (stream, values) => {
      met.add(stream);
      const columns = wanted.get(stream);
      if (columns === undefined || columns.size === 0) return;
      for (const column of columns) if (Object.hasOwn(values, column)) columns.delete(column);
    },
    missing: () => [...new Set([...met].flatMap((stream) => [...(wanted.get(stream) ?? [])]))],
  };
}
