import type { PublicationConfig } from '../config/schema/config.ts';
import type { Profile } from '../matching/profile.ts';
import { doubtfulFields } from '../matching/queue/doubtful-fields.ts';
import type { PublicationGate } from './ports/customer-store.ts';

/** What publications of a project are judged by. Where the profile calls no field critical, those that identify are. */
export function publicationGate(publication: PublicationConfig, profile: Profile): PublicationGate {
  const { fields } = profile;
  const critical = fields.filter(({ critical: weight }) => weight !== undefined);
  const identifying = fields.filter(({ role }) => role === 'identify').map(({ name }) => name);
  return {
    ...publication,
    criticalFields: critical.length > 0 ? critical.map(({ name }) => name) : identifying,
    sharedFields: doubtfulFields(profile).map(({ field }) => field),
    identifyingFields: identifying,
  };
}
