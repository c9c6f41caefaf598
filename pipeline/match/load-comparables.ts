import { YektaError } from '../../config/errors/yekta-error.ts';
import { layoutCheck } from '../../matching/incremental/comparables/layout.ts';
import { createPacker } from '../../matching/incremental/comparables/pack-comparables.ts';
import { createPackedTableBuilder } from '../../matching/incremental/comparables/packed-table-builder.ts';
import type { Profile } from '../../matching/profile.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';
import type { MatchIndex } from '../ports/match-index.ts';
import type { NormalizedStore } from '../ports/normalized-store.ts';

export interface ComparablesToLoad {
  readonly profile: Profile;
  readonly index: Pick<MatchIndex, 'allComparables'>;
  readonly normalized: Pick<NormalizedStore, 'count' | 'repack'>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}

/**
 * Loads all records into the columnar table that matching works on. Where what is packed of them is not complete, or was packed
 * for other fields (another configuration, an older version), it is packed anew from the normalized records.
 */
export async function loadComparables(input: ComparablesToLoad): Promise<RecordTable> {
  const { profile, normalized, signal } = input;
  const total = await normalized.count();
  const table = await load(input, total);
  if (table !== null) return table;
  signal.throwIfAborted();
  await normalized.repack(createPacker(profile));
  const packed = await load(input, total);
  if (packed === null) throw new YektaError('internal', 'Records changed while they were loaded.');
  return packed;
}

/** Null when what is packed is not what these records are compared by. */
async function load(
  { profile, index, signal, onProgress }: ComparablesToLoad,
  total: number,
): Promise<RecordTable | null> {
  const builder = createPackedTableBuilder(profile);
  const isOwn = layoutCheck(profile);
  let loaded = 0;
  let areOwn = true;
  await index.allComparables(({ record, source, data }) => {
    areOwn &&= isOwn(data);
    if (!areOwn) return;
    builder.add(record, source, data);
    loaded++;
    if (loaded % BATCH === 0) onProgress(loaded, total);
  });
  signal.throwIfAborted();
  return areOwn && loaded === total ? builder.build() : null;
}

const BATCH = 10_000;
