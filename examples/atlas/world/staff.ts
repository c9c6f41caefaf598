import { seededRandom } from '../random.ts';
import { drawHome, pickCity } from './address.ts';
import { reportDay } from './calendar.ts';
import { drawPrivateEmail, drawWorkEmail } from './email.ts';
import { drawMobile, drawNationalId } from './identifiers.ts';
import { pickFamily, pickGiven } from './names.ts';
import type { Organisation, Person } from './party.ts';
import type { Customer } from './register.ts';
import type { Registers } from './registers.ts';

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
): readonly Customer<Person>[] {
  return Array.from({ length: count }, (_, number) => {
    const random = seededRandom(`${seed}/staff/${number}`);
    // A few companies have most of the requesters, all behind one reception.
    const employer = employers[Math.floor(employers.length * random.next() ** 3)]!;
    const isCustomer = customers.length > 0 && random.chance(0.06);
    const party = isCustomer ? random.pick(customers) : drawEmployee(seed, number, employer, registers);
    const email = registers.emails.draw(() => drawWorkEmail(random, party.given, party.family, employer.domain));
    return { party, employment: { employer, email } };
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
  const ownMobile = registers.phones.draw(() => drawMobile(random));
  return {
    kind: 'person',
    entity: `s${String(number + 1).padStart(6, '0')}`,
    gender,
    seyed: random.chance(0.06),
    given,
    family,
    nationalId: registers.nationalIds.draw(() => drawNationalId(random, pickCity(random))),
    birthDay: reportDay - age * 365 - random.int(0, 364),
    // Whoever orders for the company has left the same number with sales.
    mobile: random.chance(0.1) ? employer.mobile : { first: ownMobile, change: null },
    email: { first: email, change: null },
    home: { first: drawHome(random, city, registers.phones), change: null },
    since: employer.since,
  };
}
