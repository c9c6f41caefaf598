import { dirname, join } from 'node:path';
import { defaults } from '../defaults.ts';
import type { ComparisonOverride, Config, MatchingConfig } from '../schema/config.ts';
import type { MatchingInput } from '../schema/matching-schema.ts';
import { parseFileSize } from '../schema/scalars.ts';
import type { YektaFile } from '../schema/yekta-file.ts';
import { resolveProfile } from './resolve-profile.ts';
import { resolvePublication } from './resolve-publication.ts';
import { resolveSource } from './resolve-source.ts';

/** Applies every default to a valid file. `path` is the absolute path of the file. */
export function resolveConfig(file: YektaFile, path: string): Config {
  const baseFolder = dirname(path);
  const project = {
    locale: file.locale ?? defaults.locale,
    country: file.country ?? defaults.country,
    timeZone: file.time_zone ?? defaults.time_zone,
    currency: file.currency ?? defaults.currency,
  };
  const maxFileBytes = parseFileSize(file.limits?.file_size ?? defaults.limits.file_size)!;
  return {
    file: path,
    baseFolder,
    stateFolder: join(baseFolder, '.yekta'),
    project: file.project,
    ...project,
    sources: Object.entries(file.sources).map(([name, source]) =>
      resolveSource(name, source, { ...project, maxFileBytes }),
    ),
    profile: resolveProfile(file),
    matching: resolveMatching(file.matching ?? {}),
    publication: resolvePublication(file.publication ?? {}),
    ...(file.stakes === undefined
      ? {}
      : { stakes: { valueField: file.stakes.value_field, highValue: file.stakes.high_value } }),
    limits: { deletions: file.limits?.deletions ?? defaults.limits.deletions },
  };
}

function resolveMatching(input: MatchingInput): MatchingConfig {
  const overrides = Object.entries(input.fields ?? {}).map(([name, { role: _, ...override }]) => [name, override]);
  return {
    thresholds: {
      link: input.thresholds?.link ?? defaults.thresholds.link,
      review: input.thresholds?.review ?? defaults.thresholds.review,
    },
    limits: {
      clusterSize: input.limits?.cluster_size ?? defaults.matching_limits.cluster_size,
      blockSize: input.limits?.block_size ?? defaults.matching_limits.block_size,
      pairsPerRecord: input.limits?.pairs_per_record ?? defaults.matching_limits.pairs_per_record,
    },
    blocking: input.blocking ?? defaults.blocking,
    fields: Object.fromEntries(overrides) as Readonly<Record<string, ComparisonOverride>>,
  };
}
