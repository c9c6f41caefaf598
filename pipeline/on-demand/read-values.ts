import { YektaError } from '../../config/errors/yekta-error.ts';
import { normalizationFingerprint } from '../../config/fingerprints.ts';
import type { OfflineConfig } from '../../config/schema/config.ts';
import type { SourceSettings, StreamConfig } from '../../config/schema/source-config.ts';
import { PARTY_NAME } from '../../config/vocabulary.ts';
import type { MatchedRecord } from '../../matching/incremental/comparables/pack-comparables.ts';
import type { Profile } from '../../matching/profile.ts';
import { createRecordMapper } from '../normalize/record-mapper.ts';
import { sourceNormalizer } from '../normalize/source-normalizer.ts';
import type { NormalizedStore } from '../ports/normalized-store.ts';
import type { RawValue } from '../ports/source-reader.ts';

/** Raw values of one record: by field of the profile (and `party_name`), or by column of a source. */
export type QueryValues = Readonly<Record<string, RawValue>>;

/** What matching compares of some values, cleaned by their field types. */
export type ReadValues = (values: QueryValues) => MatchedRecord;

export interface ValuesContext {
  readonly config: OfflineConfig;
  readonly profile: Profile;
  readonly normalized: Pick<NormalizedStore, 'columnTexts'>;
}

const STREAM = 'values';

/**
 * Reads values by field, with the country and currency of the project. Dates speak for themselves: there is no column that
 * would tell their format.
 */
export function fieldValuesReader({ config, profile }: Pick<ValuesContext, 'config' | 'profile'>): ReadValues {
  const { country, currency, locale, timeZone } = config;
  const targets = [...profile.fields.map(({ name }): string => name), PARTY_NAME];
  const fields = targets.map((target) => ({
    ...{ target, columns: [target], constant: null, calendar: null, dateOrder: null },
    ...{ country, currency },
  }));
  const stream: StreamConfig = { name: STREAM, key: [], updatedAt: null, kind: null, fields };
  const source: SourceSettings = {
    ...{ name: '', connector: 'csv', locale, timeZone },
    ...{ duplicateFree: false, streams: [stream] },
  };
  const normalize = createRecordMapper(source, profile, {});
  return (values) => {
    const unknown = Object.keys(values).filter((name) => !targets.includes(name));
    if (unknown.length > 0) {
      throw invalidValues(
        `The profile has no field ${unknown.join(', ')}.`,
        `Its fields are ${targets.join(', ')}. Values by the columns of a source need --source.`,
      );
    }
    return { key: '', ...normalize({ stream: STREAM, values })! };
  };
}

/**
 * Reads values by column as those of a source are read. Of several streams the one that has most of the columns reads them.
 *
 * @throws YektaError `match.invalid_values` for a source that the configuration does not have
 */
export async function sourceValuesReader(context: ValuesContext, name: string): Promise<ReadValues> {
  const { config, profile, normalized } = context;
  const source = config.sources.find((each) => each.name === name);
  if (source === undefined) {
    const known = config.sources.map((each) => each.name).join(', ');
    throw invalidValues(`There is no source ${name}.`, `The sources are ${known}.`);
  }
  const { normalize } = await sourceNormalizer(source, profile, normalizationFingerprint(config, name), normalized);
  const streams = source.streams.map((stream) => ({
    name: stream.name,
    columns: new Set(stream.fields.flatMap(({ columns }) => columns)),
  }));
  return (values) => {
    const counted = streams.map((stream) => ({
      ...stream,
      given: Object.keys(values).filter((column) => stream.columns.has(column)).length,
    }));
    const best = counted.toSorted((a, b) => b.given - a.given)[0];
    if (best === undefined || best.given === 0) {
      const columns = [...new Set(streams.flatMap((stream) => [...stream.columns]))].join(', ');
      throw invalidValues(`Source ${name} maps none of these columns.`, `It maps ${columns}.`);
    }
    return { key: '', ...normalize({ stream: best.name, values })! };
  };
}

/** @throws YektaError `match.invalid_values` for anything but an object of texts, numbers and lists of them */
export function toQueryValues(value: unknown): QueryValues {
  if (!isObject(value)) throw invalidValues('The values are no JSON object.', EXAMPLE);
  const [name] = Object.entries(value).find(([, each]) => !isRaw(each)) ?? [];
  if (name !== undefined) throw invalidValues(`The value of ${name} is no text, number or list of them.`, EXAMPLE);
  return value as QueryValues;
}

const EXAMPLE = 'Write them as {"full_name": "Ali Rezaei", "phone": ["09121234567"]}.';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRaw(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isRaw) : !isObject(value);
}

function invalidValues(message: string, remedy: string): YektaError {
  return new YektaError('match.invalid_values', message, { remedy });
}
