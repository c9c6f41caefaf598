import type { TrustConfig } from '../../config/schema/profile-config.ts';
import { toFieldName, toSourceName } from '../ids.ts';
import type { TrustTable } from './trust.ts';

/** The trust table as the configuration gives it. */
export function trustFromConfig({ default: unnamed, contradictFrom, sources }: TrustConfig): TrustTable {
  return {
    default: unnamed,
    contradictFrom,
    sources: new Map(
      Object.entries(sources).map(([name, { fields, ...score }]) => [
        toSourceName(name),
        { ...score, fields: new Map(Object.entries(fields).map(([field, own]) => [toFieldName(field), own])) },
      ]),
    ),
  };
}
