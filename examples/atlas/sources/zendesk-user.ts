import { junk } from '../noise/junk.ts';
import { slipDigit } from '../noise/number-slip.ts';
import type { NameNoise } from '../noise/person-name.ts';
import { writeLatinName, writeName } from '../noise/person-name.ts';
import { writeLandlineAnyhow, writeMobileAnyhow } from '../noise/phone-notation.ts';
import type { Random } from '../random.ts';
import type { Day } from '../world/calendar.ts';
import { reportDay, toIsoDate } from '../world/calendar.ts';
import { valueOn } from '../world/history.ts';
import type { Employment, Person } from '../world/party.ts';
import type { Registration } from '../world/register.ts';
import type { ZendeskUser } from './zendesk-objects.ts';

const nameNoise: NameNoise = { slip: 0.02, swapped: 0.01, honorific: 0.03, givenMissing: 0.02 };

/** A requester: mostly a Latin name, an e-mail address, and a phone number in whatever notation. */
export function zendeskUser(
  registration: Registration<Person>,
  id: number,
  organizationId: number | null,
  random: Random,
): ZendeskUser {
  const { party, day, employment } = registration;
  const email = writeEmail(random, party, day, employment);
  const phone = employment === null ? privatePhone(random, party, day) : workPhone(random, party, day, employment);
  const city = valueOn(party.home, day).city;
  return {
    ...commonParts,
    id,
    name: random.chance(0.86) ? writeLatinName(random, party) : writePersianName(random, party),
    email,
    phone: phone === '' && email === null ? valueOn(party.mobile, day) : phone === '' ? null : phone,
    role: 'end-user',
    organization_id: employment !== null && random.chance(0.85) ? organizationId : null,
    verified: random.chance(0.8),
    locale: random.chance(0.7) ? 'fa' : 'en-US',
    tags: random.chance(0.05) ? ['vip'] : [],
    user_fields: { city: random.chance(0.3) ? random.pick([city.latin, city.persian]) : null },
    ...writeTimes(random, day),
  };
}

/** What is the same for every user of the account. */
export const commonParts = {
  active: true,
  suspended: false,
  time_zone: 'Tehran',
  external_id: null,
  notes: null,
  details: null,
} as const;

/** `created_at` on the day, `updated_at` some time between then and the report. */
export function writeTimes(random: Random, day: Day): { created_at: string; updated_at: string } {
  const time = `${pad(random.int(5, 14))}:${pad(random.int(0, 59))}:${pad(random.int(0, 59))}Z`;
  const later = random.chance(0.4) ? day : random.int(day, reportDay);
  return { created_at: `${toIsoDate(day)}T${time}`, updated_at: `${toIsoDate(later)}T${time}` };
}

function writePersianName(random: Random, party: Person): string {
  const { given, family } = writeName(random, party, nameNoise);
  return `${given} ${family}`.trim();
}

function writeEmail(random: Random, party: Person, day: Day, employment: Employment | null): string | null {
  if (employment !== null && random.chance(0.92)) return employment.email;
  if (!random.chance(0.95)) return random.chance(0.1) ? random.pick(junk.emails) : null;
  const email = valueOn(party.email, day);
  return random.chance(0.05) ? email.replace(/^./u, (letter) => letter.toUpperCase()) : email;
}

function privatePhone(random: Random, party: Person, day: Day): string {
  const roll = random.next();
  if (roll < 0.91) {
    const mobile = valueOn(party.mobile, day);
    return writeMobileAnyhow(random, random.chance(0.008) ? slipDigit(random, mobile) : mobile);
  }
  const { landline } = valueOn(party.home, day);
  if (roll < 0.94 && landline !== null) return writeLandlineAnyhow(random, landline);
  return roll > 0.98 ? random.pick(junk.mobiles) : '';
}

/** Many colleagues give the number of the reception, some with their extension. */
function workPhone(random: Random, party: Person, day: Day, { employer }: Employment): string {
  const roll = random.next();
  const reception = valueOn(employer.premises, day).landline;
  if (roll < 0.45) return writeMobileAnyhow(random, valueOn(party.mobile, day));
  if (roll > 0.85 || reception === null) return '';
  return (
    writeLandlineAnyhow(random, reception) +
    (random.chance(0.25) ? `${random.pick([' ext ', ' داخلی '])}${random.int(10, 199)}` : '')
  );
}

const pad = (number: number): string => String(number).padStart(2, '0');
