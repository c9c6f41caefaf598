import { writeCompanyName, writeLatinCompanyName } from '../noise/company-name.ts';
import { slipDigit } from '../noise/number-slip.ts';
import { writeLandlineAnyhow } from '../noise/phone-notation.ts';
import type { Random } from '../random.ts';
import { valueOn } from '../world/history.ts';
import type { Organisation } from '../world/party.ts';
import type { Registration } from '../world/register.ts';
import type { ZendeskOrganization } from './zendesk-objects.ts';
import { writeTimes } from './zendesk-user.ts';

/** A customer company as the support team keeps it, with the fields that the team added for itself. */
export function zendeskOrganization(
  registration: Registration<Organisation>,
  id: number,
  random: Random,
): ZendeskOrganization {
  const { party, day } = registration;
  const premises = valueOn(party.premises, day);
  const maybe = (value: string, probability: number): string | null => (random.chance(probability) ? value : null);
  const nationalId = maybe(random.chance(0.01) ? slipDigit(random, party.companyId) : party.companyId, 0.72);
  const phone = writeLandlineAnyhow(random, premises.landline ?? '');
  return {
    id,
    name: random.chance(0.6) ? writeLatinCompanyName(random, party) : writeCompanyName(random, party, 0.02),
    domain_names: random.chance(0.8) ? [party.domain] : [],
    external_id: null,
    notes: null,
    details: null,
    tags: [],
    organization_fields: {
      national_id: nationalId,
      phone: maybe(phone, nationalId === null ? 0.92 : 0.6),
      email: maybe(party.email, 0.5),
      city: maybe(random.pick([premises.city.latin, premises.city.persian]), 0.7),
    },
    ...writeTimes(random, day),
  };
}
