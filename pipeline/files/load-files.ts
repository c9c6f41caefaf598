import type { RecordTable } from '../../matching/table/record-table.ts';
import { createRecordTableBuilder } from '../../matching/table/record-table-builder.ts';
import { type FilesInput, normalizeFiles, type SourceReading } from './normalize-files.ts';
import { createRecordRefs, type RecordRefs } from './record-refs.ts';

/** The records of all sources, ready for matching, without a warehouse. */
export interface LoadedFiles {
  readonly table: RecordTable;
  readonly refs: RecordRefs;
  readonly sources: readonly SourceReading[];
}

/**
 * Reads and normalizes the sources and keeps what matching compares, nothing else: memory grows with the distinct values.
 *
 * @throws YektaError as `normalizeFiles`
 */
export async function loadFiles(input: FilesInput): Promise<LoadedFiles> {
  const { taken, sources } = await normalizeFiles(input, () => {
    const builder = createRecordTableBuilder(input.profile);
    const refs = createRecordRefs();
    return {
      take: (record, stream) => {
        const id = refs.add(record.source, stream, record.key);
        if (id !== null) builder.add({ ...record, id });
        return id !== null;
      },
      end: () => ({ table: builder.build(), refs: refs.build() }),
    };
  });
  return { ...taken, sources };
}
