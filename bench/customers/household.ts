import type { Random } from '../../examples/atlas/random.ts';
import { mailAddress } from './mail-address.ts';
import type { Place, Word, World } from './world.ts';

/** One person as they are, before anyone writes them down. Pairs: at first, and after a move or a change. */
export interface Person {
  readonly isMan: boolean;
  readonly given: Word;
  /** At first, and after a marriage. */
  readonly families: readonly [Word, Word];
  /** Which spelling of a name the person uses. */
  readonly habit: number;
  /** ISO day. */
  readonly birth: string;
  readonly homes: readonly [Place, Place];
  /** National digits. */
  readonly phones: readonly [string, string];
  readonly mails: readonly [string, string];
  /** The address of the household's head, for those who give it now and then. */
  readonly householdMail: string | null;
  readonly company: Word | null;
}

/** Shares of people, not of records. */
const PEOPLE = {
  householdFamily: 0.84,
  householdPhone: 0.25,
  householdMail: 0.03,
  employed: 0.25,
  corporateMail: 0.5,
  twin: 0.05,
  junior: 0.02,
  /** Sources that must have a date and do not know it write the first of January. */
  firstOfJanuary: 0.005,
} as const;

/** Days from 1935-01-01 to 2006-12-31. */
const BIRTH_DAYS = 26_298;
const isoDays = Array.from({ length: BIRTH_DAYS }, (_, day) =>
  new Date(Date.UTC(1935, 0, 1 + day)).toISOString().slice(0, 10),
);

/** The first people at one address: a head, then as a rule a partner, then children (or parents of the head). */
export function createHousehold(world: World, random: Random, count: number): readonly Person[] {
  const family = world.family(random);
  const home = world.place(random);
  const landline = world.landline(random);
  const members: Person[] = [];
  const days: number[] = [];
  for (let place = 0; place < count; place++) {
    const head = members[0];
    const isJunior = place >= 2 && random.chance(PEOPLE.junior);
    const isMan = isJunior ? head!.isMan : random.chance(0.495);
    const given = isJunior ? head!.given : isMan ? world.man(random) : world.woman(random);
    const ownFamily = place === 0 || isJunior || random.chance(PEOPLE.householdFamily) ? family : world.family(random);
    const isTwin = place >= 3 && random.chance(PEOPLE.twin);
    days.push(isTwin ? days[place - 1]! : birthDay(random, place, days[0] ?? 0));
    const birth = isoDays[days[place]!]!;
    const company = random.chance(PEOPLE.employed) ? world.company(random) : null;
    const names = { given, family: ownFamily, birth };
    const employer = random.chance(PEOPLE.corporateMail) ? company : null;
    members.push({
      isMan,
      given,
      families: [ownFamily, world.family(random)],
      habit: random.int(0, 5),
      birth: random.chance(PEOPLE.firstOfJanuary) ? `${birth.slice(0, 4)}-01-01` : birth,
      homes: [home, world.place(random)],
      phones: [random.chance(PEOPLE.householdPhone) ? landline : world.mobile(random), world.mobile(random)],
      mails: [mailAddress(world, random, names, employer), mailAddress(world, random, names, null)],
      householdMail: random.chance(PEOPLE.householdMail) ? (head?.mails[0] ?? null) : null,
      company,
    });
  }
  return members;
}

function birthDay(random: Random, place: number, head: number): number {
  if (place === 0) return random.int(0, BIRTH_DAYS - 1);
  if (place === 1) {
    const difference = random.int(-2500, 2500);
    const day = head + difference;
    return day < 0 || day >= BIRTH_DAYS ? head - difference : day;
  }
  const generation = random.int(7000, 14_500);
  const child = head + generation;
  if (child < BIRTH_DAYS) return child;
  return head - generation >= 0 ? head - generation : random.int(0, BIRTH_DAYS - 1);
}
