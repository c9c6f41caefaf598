import { defaults } from '../defaults.ts';
import type { ProfileFieldConfig, SourceTrustConfig, TrustConfig, TrustScoreConfig } from '../schema/profile-config.ts';
import { parseDays } from '../schema/scalars.ts';
import type { SourceTrustInput, TrustInput, TrustScoreInput } from '../schema/trust-schema.ts';

/** Applies the defaults; trust in a group becomes trust in each of its fields that is not named itself. */
export function resolveTrust(input: TrustInput, fields: readonly ProfileFieldConfig[]): TrustConfig {
  const unnamed = resolveScore(input.default ?? defaults.trust.score);
  const sources = Object.entries(input.sources ?? {}).map(([name, source]) => [
    name,
    resolveSource(source, unnamed, fields),
  ]);
  return {
    default: unnamed,
    contradictFrom: input.contradict_from ?? defaults.trust.contradict_from,
    sources: Object.fromEntries(sources) as TrustConfig['sources'],
  };
}

function resolveSource(
  input: SourceTrustInput,
  unnamed: TrustScoreConfig,
  fields: readonly ProfileFieldConfig[],
): SourceTrustConfig {
  if (typeof input === 'number') return { ...resolveScore(input), fields: {} };
  const { score = unnamed.score, fields: given = {}, ...decay } = input;
  const own = fields.flatMap(({ name, group }) => {
    const trust = given[name] ?? (group === null ? undefined : given[group]);
    return trust === undefined ? [] : [[name, resolveScore(trust)] as const];
  });
  return { ...resolveScore({ score, ...decay }), fields: Object.fromEntries(own) };
}

function resolveScore(input: TrustScoreInput): TrustScoreConfig {
  const given = typeof input === 'number' ? { score: input } : input;
  const { score, half_life: halfLife, by = defaults.trust.by } = given;
  return { score, halfLifeDays: halfLife === undefined ? null : parseDays(halfLife), by };
}
