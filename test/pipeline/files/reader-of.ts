import type { RawRecord, SourceBatch, SourceReader } from '../../../pipeline/ports/source-reader.ts';

/** A reader of batches of rows; a row may say its stream, key and that it is gone. */
export function readerOf(
  batches: readonly (readonly (Partial<RawRecord> & Pick<RawRecord, 'values'>)[])[],
  mode: SourceReader['mode'] = 'snapshot',
  last: Partial<SourceBatch> = {},
): SourceReader & { readonly reads: () => number } {
  let reads = 0;
  return {
    mode,
    reads: () => reads,
    read: async function* () {
      reads++;
      let row = 1;
      for (const [index, records] of batches.entries()) {
        yield {
          records: records.map((record) => ({ stream: 'rows', place: { file: 'a.csv', row: ++row }, ...record })),
          rejects: [],
          files: [],
          cursor: null,
          progress: { done: index + 1, total: batches.length },
          ...(index === batches.length - 1 ? last : {}),
        };
      }
    },
    probe: async () => [],
  };
}
