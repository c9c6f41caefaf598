import type { Profile } from '../matching/profile.ts';
import type { RecordTable } from '../matching/table/record-table.ts';
import { createRecordTableBuilder } from '../matching/table/record-table-builder.ts';
import { readAhead } from './overlap.ts';
import type { NormalizedStore } from './ports/normalized-store.ts';

/** Loads all normalized records into the columnar table that matching works on. */
export async function loadRecordTable(input: {
  readonly profile: Profile;
  readonly normalized: Pick<NormalizedStore, 'all' | 'count'>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}): Promise<RecordTable> {
  const builder = createRecordTableBuilder(input.profile);
  const total = await input.normalized.count();
  let loaded = 0;
  for await (const batch of readAhead(input.normalized.all())) {
    input.signal.throwIfAborted();
    for (const record of batch) builder.add(record);
    loaded += batch.length;
    input.onProgress(loaded, total);
  }
  return builder.build();
}
