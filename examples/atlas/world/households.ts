import type { Random } from '../random.ts';
import { seededRandom } from '../random.ts';
import { cities } from '../words/cities.ts';
import type { Word } from '../words/word.ts';
import type { Premises } from './address.ts';
import { drawHome, pickCity } from './address.ts';
import type { Day } from './calendar.ts';
import { foundingDay, reportDay, toJalali } from './calendar.ts';
import { drawPrivateEmail } from './email.ts';
import type { History } from './history.ts';
import { drawHistory } from './history.ts';
import { drawMobile, drawNationalId } from './identifiers.ts';
import { pickFamily, pickGiven, pickNamesake } from './names.ts';
import type { Person } from './party.ts';
import type { Registers } from './registers.ts';

const year = 365.25;

/** What the members of one household have in common. */
interface Household {
  readonly random: Random;
  readonly registers: Registers;
  /** Gender and name of the first member, after whom the others are called. */
  readonly gender: 'male' | 'female';
  readonly given: Word;
  readonly family: Word;
  readonly seyed: boolean;
  readonly home: History<Premises>;
  readonly since: Day;
  readonly entity: (member: number) => string;
}

interface Role {
  readonly gender: 'male' | 'female';
  readonly birthDay: Day;
  readonly given?: Word;
  /** A wife keeps the family name of her father. */
  readonly family?: Word;
  readonly mobile?: History<string>;
}

/**
 * Draws `count` persons, household by household: singles, couples, fathers with sons, siblings and twins. The members of a
 * household share address and landline, mostly the family name, and now and then a mobile number, and are not one customer.
 */
export function drawPersons(seed: string, count: number, registers: Registers): Person[] {
  const persons: Person[] = [];
  for (let number = 0; persons.length < count; number++) {
    const household = openHousehold(seed, number, persons.length, registers);
    persons.push(...drawMembers(household).slice(0, count - persons.length));
  }
  return persons;
}

function openHousehold(seed: string, number: number, before: number, registers: Registers): Household {
  const random = seededRandom(`${seed}/household/${number}`);
  const namesake = random.chance(0.03);
  const city = namesake && random.chance(0.5) ? cities[0]! : pickCity(random);
  const since = random.int(foundingDay, reportDay - 30);
  const gender = random.chance(0.6) ? 'male' : 'female';
  const name = namesake
    ? pickNamesake(random, gender)
    : { given: pickGiven(random, gender), family: pickFamily(random) };
  return {
    random,
    registers,
    gender,
    ...name,
    seyed: random.chance(0.06),
    home: drawHistory(random, since, 0.14, () =>
      drawHome(random, random.chance(0.85) ? city : pickCity(random), registers.phones),
    ),
    since,
    entity: (member) => `p${String(before + member + 1).padStart(6, '0')}`,
  };
}

function drawMembers(household: Household): Person[] {
  const { random, gender } = household;
  const birthDay = reportDay - Math.round(random.int(23, 70) * year) - random.int(0, 364);
  const first = drawMember(household, 0, { gender, birthDay, given: household.given });
  const child = birthDay + Math.round(random.int(21, 34) * year);
  const adult = child < reportDay - 16 * year;
  const roll = random.next();
  if (roll < 0.7) return [first];
  if (roll < 0.8) return [first, drawMember(household, 1, spouseOf(first, random))];
  if (roll < 0.85 && adult && gender === 'male') {
    const mobile = random.chance(0.2) ? { mobile: first.mobile } : {};
    return [first, drawMember(household, 1, { gender: 'male', birthDay: child, ...mobile })];
  }
  const twin = { gender, birthDay };
  if (roll < 0.9) return [first, drawMember(household, 1, twin)];
  const siblings = random.int(1, 3);
  return [first, ...Array.from({ length: siblings }, (_, i) => drawMember(household, i + 1, siblingOf(first, random)))];
}

function spouseOf(first: Person, random: Random): Role {
  return {
    gender: first.gender === 'male' ? 'female' : 'male',
    birthDay: first.birthDay + random.int(-2000, 2500),
    ...(random.chance(0.85) ? { family: pickFamily(random) } : {}),
  };
}

const siblingOf = (first: Person, random: Random): Role => ({
  gender: random.chance(0.5) ? 'male' : 'female',
  birthDay: first.birthDay + random.int(400, 3600),
});

function drawMember(household: Household, member: number, role: Role): Person {
  const { random, registers, since } = household;
  const family = role.family ?? household.family;
  const given = role.given ?? pickGiven(random, role.gender);
  const { year: birthYear } = toJalali(role.birthDay);
  return {
    kind: 'person',
    entity: household.entity(member),
    gender: role.gender,
    seyed: household.seyed && role.family === undefined,
    given,
    family,
    nationalId: registers.nationalIds.draw(() => drawNationalId(random, pickBirthplace(household))),
    birthDay: role.birthDay,
    mobile: role.mobile ?? drawHistory(random, since, 0.08, () => registers.phones.draw(() => drawMobile(random))),
    email: drawHistory(random, since, 0.12, () =>
      registers.emails.draw(() => drawPrivateEmail(random, given, family, birthYear)),
    ),
    home: household.home,
    since,
  };
}

const pickBirthplace = ({ random, home }: Household) => (random.chance(0.7) ? home.first.city : pickCity(random));
