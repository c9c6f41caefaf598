import { normalizationFingerprint } from '../../config/fingerprints.ts';
import type { OfflineConfig } from '../../config/schema/config.ts';
import { type RecordId, type SourceName, toSourceName } from '../../matching/ids.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import { type SourceNormalizer, sourceNormalizer } from '../normalize/source-normalizer.ts';
import { readAhead } from '../overlap.ts';
import type { CurrentRecord, FrozenWarehouse } from '../ports/frozen-warehouse.ts';
import { type ColumnsSeen, columnsSeen } from './columns-seen.ts';

/** The normalized records that a configuration would give, made in memory where the stored ones are made otherwise. */
export interface ShadowRecords {
  readonly count: () => Promise<number>;
  /** In batches; any order. */
  readonly all: () => AsyncIterable<readonly NormalizedRecord[]>;
  /** Any order. */
  readonly byIds: (ids: readonly RecordId[]) => Promise<readonly NormalizedRecord[]>;
  /** What `all` normalized anew so far, in the order of the sources. */
  readonly renormalized: () => readonly Renormalized[];
}

/** A source whose records the configuration normalizes otherwise. */
export interface Renormalized {
  readonly source: SourceName;
  readonly records: number;
  /** Columns that the configuration names and that no record of the stream has: a sync would not read the source. */
  readonly missingColumns: readonly string[];
}

/** @param anew all are made anew, also where the stored ones were made as the configuration says */
export async function shadowRecords(
  config: OfflineConfig,
  profile: Profile,
  { normalized, records }: Pick<FrozenWarehouse, 'normalized' | 'records'>,
  anew = false,
): Promise<ShadowRecords> {
  const rules = new Map<SourceName, SourceNormalizer>();
  const seen = new Map<SourceName, ColumnsSeen>();
  for (const source of config.sources) {
    const fingerprint = normalizationFingerprint(config, source.name);
    rules.set(toSourceName(source.name), await sourceNormalizer(source, profile, fingerprint, normalized));
    seen.set(toSourceName(source.name), columnsSeen(source));
  }
  const fingerprints = new Map(Array.from(rules, ([source, { fingerprint }]) => [source, anew ? '' : fingerprint]));
  const made = new Map<SourceName, number>();
  const normalize = (current: CurrentRecord): readonly NormalizedRecord[] => {
    const { id, source, key, firstSeenAt, values, stream } = current;
    const content = values === null ? current.normalized : rules.get(source)!.normalize({ stream, values });
    return content === null ? [] : [{ id, source, key, firstSeenAt, ...content }];
  };
  return {
    count: () => records.count(fingerprints),
    all: async function* () {
      made.clear();
      for await (const batch of readAhead(records.all(fingerprints))) {
        for (const { source, stream, values } of batch) {
          if (values === null) continue;
          made.set(source, (made.get(source) ?? 0) + 1);
          seen.get(source)!.see(stream, values);
        }
        yield batch.flatMap(normalize);
      }
    },
    byIds: async (ids) => (await records.byIds(ids, fingerprints)).flatMap(normalize),
    renormalized: () =>
      [...rules.keys()].flatMap((source) => {
        const count = made.get(source);
        return count === undefined ? [] : [{ source, records: count, missingColumns: seen.get(source)!.missing() }];
      }),
  };
}
