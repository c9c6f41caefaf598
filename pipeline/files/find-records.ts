import type { NormalizedFields } from '../../matching/normalized-record.ts';
import { type FilesInput, normalizeFiles } from './normalize-files.ts';
import type { RecordRef } from './record-refs.ts';

/** The normalized fields of a record; undefined when it was not asked for or is gone. */
export type FieldsOf = (ref: RecordRef) => NormalizedFields | undefined;

/** Reads the sources once more for the values of a few records, which a matching run does not keep. */
export async function findRecords(input: FilesInput, wanted: readonly RecordRef[]): Promise<FieldsOf> {
  const names = new Set(wanted.map(nameOf));
  const { taken } = await normalizeFiles(input, () => {
    const found = new Map<string, NormalizedFields>();
    return {
      take: (record) => {
        const name = nameOf(record);
        if (names.has(name) && !found.has(name)) found.set(name, record.fields);
        return true;
      },
      end: () => found,
    };
  });
  return (ref) => taken.get(nameOf(ref));
}

function nameOf({ source, key }: RecordRef): string {
  return `${source}\n${key}`;
}
