import type { Random } from '../../examples/atlas/random.ts';
import type { Person } from './household.ts';
import { misdated, mistyped } from './typing-errors.ts';
import { type Script, type Source, sources, type World, written } from './world.ts';

/** A customer as one source has them; empty where it has nothing. */
export interface CustomerRow {
  readonly record_id: string;
  readonly source_id: Source;
  /** The person behind the row: the truth, never to be matched on. */
  readonly entity_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly dob: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly city: string;
  readonly postcode: string;
  readonly company: string;
}

export const customerColumns = [
  'record_id',
  'source_id',
  'entity_id',
  'first_name',
  'last_name',
  'dob',
  'email',
  'phone',
  'address',
  'city',
  'postcode',
  'company',
] as const satisfies readonly (keyof CustomerRow)[];

/** Shares of records. Changes happen to the second and later records of a person only. */
const RECORDS = {
  sources: [0.5, 0.3, 0.2],
  moved: 0.12,
  newMail: 0.2,
  newPhone: 0.16,
  married: 0.025,
  shortName: 0.12,
  initial: 0.012,
  secondInitial: 0.01,
  swappedNames: 0.008,
  householdMail: 0.5,
  mailTag: 0.008,
  capitalMail: 0.02,
  lowerCase: 0.05,
  upperCase: 0.03,
  strayBlanks: 0.02,
} as const;

/** Shares of cells with a typing error. */
const TYPOS = {
  first: 0.03,
  last: 0.035,
  mail: 0.019,
  dob: 0.025,
  phone: 0.02,
  address: 0.05,
  city: 0.02,
  postcode: 0.015,
} as const;

/** Shares of cells with a value that people type to get past a form. */
const JUNK = { dob: 0.001, mail: 0.0003, phone: 0.0003 } as const;

/** Share of empty cells by source, in the order of `sources`: a shop asks no birth date, a help desk no address. */
const MISSING = {
  first: [0.01, 0.01, 0.03],
  last: [0.01, 0.02, 0.03],
  dob: [0.08, 0.45, 0.3],
  mail: [0.1, 0.01, 0.08],
  phone: [0.15, 0.35, 0.1],
  address: [0.05, 0.03, 0.45],
  city: [0.03, 0.02, 0.25],
  postcode: [0.05, 0.02, 0.3],
  company: [0.1, 0.7, 0.5],
} as const;

/** Writes people down as a source would: with what changed since the first time, with gaps, habits and errors. */
export function customerWriter(
  world: World,
  random: Random,
): (person: Person, of: { readonly id: number; readonly entity: number; readonly isFirst: boolean }) => CustomerRow {
  const typo = (share: number, text: string): string => (random.chance(share) ? mistyped(text, random) : text);
  const kept = (source: Source, what: keyof typeof MISSING, text: string): string =>
    random.chance(MISSING[what][sources.indexOf(source)]!) ? '' : text;
  const junkOr = (share: number, junk: string, text: string): string => (random.chance(share) ? junk : text);

  return (person, { id, entity, isFirst }) => {
    const change = isFirst ? 0 : 1;
    const source = sourceOf(random.next());
    const script = world.scriptOf(source, random);
    const home = person.homes[random.chance(RECORDS.moved * change) ? 1 : 0];
    const [first, last] = names(person, script, random.chance(RECORDS.married * change), random);
    const given = typo(TYPOS.first, first);
    const family = typo(TYPOS.last, last);
    const isSwapped = random.chance(RECORDS.swappedNames);
    const mail = mailOf(person, random.chance(RECORDS.newMail * change), random);
    const phone = typo(TYPOS.phone, person.phones[random.chance(RECORDS.newPhone * change) ? 1 : 0]);
    const birth = random.chance(TYPOS.dob) ? misdated(person.birth, random) : person.birth;
    const letters = letterCase(random.next());
    const blank = random.chance(RECORDS.strayBlanks) ? ' ' : '';
    const company = person.company === null ? '' : written(person.company, script, person.habit, random);
    return {
      record_id: String(id),
      source_id: source,
      entity_id: String(entity),
      first_name: kept(source, 'first', blank + letters(isSwapped ? family : given)),
      last_name: kept(source, 'last', letters(isSwapped ? given : family) + blank),
      dob: kept(source, 'dob', junkOr(JUNK.dob, '1900-01-01', world.writeDate(birth, source))),
      email: kept(source, 'mail', junkOr(JUNK.mail, 'none@none.com', mail)),
      phone: kept(source, 'phone', junkOr(JUNK.phone, '0000000000', world.writePhone(phone, random))),
      address: kept(source, 'address', letters(typo(TYPOS.address, world.writeAddress(home, script, random)))),
      city: kept(source, 'city', letters(typo(TYPOS.city, written(home.city, script, person.habit, random)))),
      postcode: kept(source, 'postcode', typo(TYPOS.postcode, home.postcode)),
      company: kept(source, 'company', company),
    };
  };
}

function sourceOf(share: number): Source {
  const [crm, shop] = RECORDS.sources;
  return sources[share < crm ? 0 : share < crm + shop ? 1 : 2];
}

function names(person: Person, script: Script, isMarried: boolean, random: Random): [string, string] {
  const family = person.families[isMarried && !person.isMan ? 1 : 0];
  const last = written(family, script, person.habit, random);
  const first = written(person.given, script, person.habit, random);
  if (person.given.short.length > 0 && random.chance(RECORDS.shortName)) return [random.pick(person.given.short), last];
  if (random.chance(RECORDS.initial)) return [first.charAt(0) + random.pick(['', '.']), last];
  if (script === 'latin' && random.chance(RECORDS.secondInitial)) return [`${first} ${random.pick(initials)}`, last];
  return [first, last];
}

const initials = [...'ABCDEFGHJKLMNPRSTW'];

function mailOf(person: Person, isNew: boolean, random: Random): string {
  const own = person.mails[isNew ? 1 : 0];
  const isHouseholds = !isNew && person.householdMail !== null && random.chance(RECORDS.householdMail);
  let [local, domain] = (isHouseholds ? person.householdMail! : own).split('@') as [string, string];
  if (random.chance(TYPOS.mail)) {
    if (random.chance(0.8)) local = mistyped(local, random);
    else domain = mistyped(domain, random);
  }
  if (random.chance(RECORDS.mailTag)) local += `+${random.pick(['shop', 'news', 'promo'])}`;
  const mail = `${local}@${domain}`;
  return random.chance(RECORDS.capitalMail) ? mail.toUpperCase() : mail;
}

function letterCase(share: number): (text: string) => string {
  if (share < RECORDS.lowerCase) return (text) => text.toLowerCase();
  if (share < RECORDS.lowerCase + RECORDS.upperCase) return (text) => text.toUpperCase();
  return (text) => text;
}
