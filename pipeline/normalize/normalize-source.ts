import type { SourceSettings } from '../../config/schema/source-config.ts';
import { type SourceName, toSourceName } from '../../matching/ids.ts';
import { createPacker } from '../../matching/incremental/comparables/pack-comparables.ts';
import type { Profile } from '../../matching/profile.ts';
import { readAhead, writeBehind } from '../overlap.ts';
import { type Batch, mapBatch } from '../ports/batch.ts';
import type { NormalizedOutcome, NormalizedStore, StaleRecord } from '../ports/normalized-store.ts';
import type { Counts } from '../ports/run-store.ts';
import type { NormalizeWork } from '../ports/sharing.ts';
import type { Parts } from '../sharing/progress.ts';
import type { DoParts, Share } from '../sharing/share-work.ts';
import { dateColumns } from './column-formats.ts';
import { type SourceNormalizer, sourceNormalizer } from './source-normalizer.ts';

interface NormalizeSettings {
  readonly source: SourceSettings;
  readonly profile: Profile;
  /** Fingerprint of the configuration that the source's normalization depends on. */
  readonly configFingerprint: string;
  readonly store: NormalizedStore;
  readonly signal: AbortSignal;
}

export interface NormalizeInput extends NormalizeSettings {
  readonly share: Share;
  readonly onProgress: (done: number, total: number | null) => void;
}

/**
 * Records of a part: they are read, and written, at once. Of smaller parts, each record costs Postgres more: what a statement costs, and a COPY,
 * which looks up each of the first thousand rows that it gathers among those before.
 */
const PART = 4_000;

/** Brings the normalized form of every live record of a source up to date. */
export async function normalizeSource(input: NormalizeInput): Promise<Counts> {
  const { source, profile, store } = input;
  const name = toSourceName(source.name);
  await store.keepColumnTexts(
    name,
    dateColumns(source, profile).filter(({ calendar, dateOrder }) => calendar === null || dateOrder === null),
  );
  const normalizer = await normalizerOf(input);
  const { fingerprint } = normalizer;
  const records = await store.staleIds(name, fingerprint);
  const onDone = (done: number) => input.onProgress(done, records.length);
  onDone(0);
  const { done, changed } = await input.share(
    { step: 'normalize', fingerprint, records },
    Math.ceil(records.length / PART),
    (parts) => normalizeParts(input, normalizer, records, parts, onDone),
  );
  await store.allWritten(name, fingerprint);
  return { normalized: done, changed };
}

/** What does parts of the work of another thread that normalizes the source; null when that goes by other rules. */
export async function normalizeTogether(
  settings: NormalizeSettings,
  { fingerprint, records }: NormalizeWork,
): Promise<DoParts | null> {
  const normalizer = await normalizerOf(settings);
  if (normalizer.fingerprint !== fingerprint) return null;
  return (parts) => normalizeParts(settings, normalizer, records, parts, () => {});
}

const normalizerOf = ({ source, profile, configFingerprint, store }: NormalizeSettings): Promise<SourceNormalizer> =>
  sourceNormalizer(source, profile, configFingerprint, store);

async function normalizeParts(
  { source, profile, store, signal }: NormalizeSettings,
  { fingerprint, normalize }: SourceNormalizer,
  records: Int32Array,
  parts: Parts,
  onDone: (done: number) => void,
): Promise<void> {
  const name: SourceName = toSourceName(source.name);
  const writer = writeBehind(async (outcomes: Batch<NormalizedOutcome>) => {
    const changed = await store.write(name, fingerprint, outcomes);
    onDone(parts.add({ done: outcomes.length, changed }).done);
  });
  const pack = createPacker(profile);
  async function* batches(): AsyncGenerator<Batch<StaleRecord>> {
    for (const part of parts) yield store.sourceRecords(records.subarray(part * PART, (part + 1) * PART));
  }
  for await (const batch of readAhead(batches())) {
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
}
