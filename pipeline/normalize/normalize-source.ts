import type { SourceSettings } from '../../config/schema/source-config.ts';
import { toSourceName } from '../../matching/ids.ts';
import { createPacker } from '../../matching/incremental/comparables/pack-comparables.ts';
import type { Profile } from '../../matching/profile.ts';
import { readAhead, writeBehind } from '../overlap.ts';
import { type Batch, mapBatch } from '../ports/batch.ts';
import type { NormalizedOutcome, NormalizedStore } from '../ports/normalized-store.ts';
import type { Counts } from '../ports/run-store.ts';
import { dateColumns } from './column-formats.ts';
import { sourceNormalizer } from './source-normalizer.ts';

export interface NormalizeInput {
  readonly source: SourceSettings;
  readonly profile: Profile;
  /** Fingerprint of the configuration that the source's normalization depends on. */
  readonly configFingerprint: string;
  readonly store: NormalizedStore;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}

/** Brings the normalized form of every live record of a source up to date. */
export async function normalizeSource(input: NormalizeInput): Promise<Counts> {
  const { source, profile, store, signal } = input;
  const name = toSourceName(source.name);
  await store.keepColumnTexts(
    name,
    dateColumns(source, profile).filter(({ calendar, dateOrder }) => calendar === null || dateOrder === null),
  );
  const { fingerprint, normalize } = await sourceNormalizer(source, profile, input.configFingerprint, store);
  const total = await store.countStale(name, fingerprint);
  let done = 0;
  let changed = 0;
  const writer = writeBehind(async (outcomes: Batch<NormalizedOutcome>) => {
    const written = await store.write(name, fingerprint, outcomes);
    changed += written;
    done += outcomes.length;
    input.onProgress(done, total);
  });
  const pack = createPacker(profile);
  for await (const batch of readAhead(store.stale(name, fingerprint))) {
    signal.throwIfAborted();
    await writer.write(
      mapBatch(batch, (record) => {
        const normalized = normalize(record);
        const comparables = normalized && pack({ key: record.key, ...normalized });
        return { id: record.id, normalized, comparables };
      }),
    );
  }
  await writer.end();
  await store.allWritten(name, fingerprint);
  return { normalized: done, changed };
}
