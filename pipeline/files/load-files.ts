import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
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
  const createTaker = () => {
    const builder = createRecordTableBuilder(input.profile);
    const refs = createRecordRefs();
    return {
      take: (record: Omit<NormalizedRecord, 'id'>, stream: string) => {
        const id = refs.add(record.source, stream, record.key);
        if (id !== null) builder.add({ ...record, id });
        return id !== null;
      },
      end: () => ({ table: builder.build(), refs: refs.build() }),
    };
  };
  const { taken, sources } = await normalizeFiles(input, createTaker, {
    composesNames: comparesWholeNames(input.profile),
  });
  return { ...taken, sources };
}

/** A full name that identifies is compared by its parts, which are there already when it would have to be composed. */
function comparesWholeNames({ fields }: Profile): boolean {
  return fields.some(({ type, role }) => type === 'person_name' && role === 'support');
}
