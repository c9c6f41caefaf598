import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { OfflineConfig } from './schema/config.ts';
import { MODEL_VERSION } from './vocabulary.ts';

/*
 * A fingerprint changes exactly when the configuration asks for other results of one stage; the stage compares it with the
 * one that its stored results were made with. Locations, credentials, labels and page sizes change nothing.
 */

/**
 * What the normalization of a source's records depends on, as sha256 hex.
 *
 * @throws RangeError when the configuration has no such source.
 */
export function normalizationFingerprint(config: OfflineConfig, sourceName: string): string {
  const source = config.sources.find(({ name }) => name === sourceName);
  if (source === undefined) throw new RangeError(`The configuration has no source of this name.`);
  return fingerprint({
    locale: source.locale,
    timeZone: source.timeZone,
    servedCurrency: config.currency,
    streams: source.streams.map(({ name, updatedAt, kind, fields }) => ({ name, updatedAt, kind, fields })),
    profile: config.profile.fields.map(({ name, type, list }) => ({ name, type, list })),
  });
}

/** What pairs, weights and clusters depend on, as sha256 hex; another with every form of the match model. */
export function matchingFingerprint(config: OfflineConfig): string {
  return fingerprint({
    model: MODEL_VERSION,
    profile: config.profile.fields.map(({ name, type, role }) => ({ name, type, role })),
    matching: config.matching,
    duplicateFree: config.sources
      .filter((source) => source.duplicateFree)
      .map(({ name }) => name)
      .sort(),
  });
}

/** What the choice of golden values depends on, as sha256 hex. */
export function survivorshipFingerprint(config: OfflineConfig): string {
  const { fields, trust } = config.profile;
  return fingerprint({
    fields: fields.map(({ name, type, list, group, survivorship, critical }) => ({
      name,
      type,
      list,
      group,
      survivorship,
      critical,
    })),
    trust,
  });
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
