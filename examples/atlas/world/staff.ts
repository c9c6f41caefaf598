import { seededRandom } from '../random.ts';
import { drawHome, pickCity } from './address.ts';
import { reportDay } from './calendar.ts';
import { drawPrivateEmail, drawWorkEmail } from './email.ts';
import type { Registers } from './households.ts';
import { drawMobile, drawNationalId } from './identifiers.ts';
import { pickFamily, pickGiven } from './names.ts';
import type { Employment, Organisation, Person } from './party.ts';

export interface StaffMember {
  readonly person: Person;
  readonly employment: Employment;
}

/**
 * Draws `count` people who work at customer companies and write to support from there. A few of them are private customers
 * as well; the others are persons of their own, never the company.
 */
export function drawStaff(
  seed: string,
  count: number,
  employers: readonly Organisation[],
  customers: readonly Person[],
  registers: Registers,
): StaffMember[] {
  return Array.from({ length: employers.length === 0 ? 0 : count }, (_, number) => {
    const random = seededRandom(`${seed}/staff/${number}`);
    const employer = random.pick(employers);
    const isCustomer = customers.length > 0 && random.chance(0.06);
    const person = isCustomer ? random.pick(customers) : drawEmployee(seed, number, employer, registers);
    const email = registers.emails.draw(() => drawWorkEmail(random, person.given, person.family, employer.domain));
    return { person, employment: { employer, email } };
  });
}

function drawEmployee(seed: string, number: number, employer: Organisation, registers: Registers): Person {
  const random = seededRandom(`${seed}/employee/${number}`);
  const gender = random.chance(0.65) ? 'male' : 'female';
  const given = pickGiven(random, gender);
  const family = pickFamily(random);
  const age = random.int(22, 60);
  const city = employer.premises.first.city;
  const email = registers.emails.draw(() => drawPrivateEmail(random, given, family, 1404 - age));
  return {
    kind: 'person',
    entity: `s${String(number + 1).padStart(6, '0')}`,
    gender,
    seyed: random.chance(0.06),
    given,
    family,
    nationalId: registers.nationalIds.draw(() => drawNationalId(random, pickCity(random))),
    birthDay: reportDay - age * 365 - random.int(0, 364),
    mobile: random.chance(0.1)
      ? employer.mobile
      : { first: registers.phones.draw(() => drawMobile(random)), change: null },
    email: { first: email, change: null },
    home: { first: drawHome(random, city, registers.phones), change: null },
    since: employer.since,
  };
}
