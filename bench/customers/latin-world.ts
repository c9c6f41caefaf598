import { type Random, seededRandom, weightedPicker } from '../../examples/atlas/random.ts';
import { menNames, womenNames } from './words/latin-given-names.ts';
import * as words from './words/latin-words.ts';
import type { Place, Word, World } from './world.ts';
import { zipfPicker } from './zipf.ts';

const FAMILIES = 45_000;
const GIVEN_NAMES = 2600;
const CITIES = 1500;
const POSTCODES = 12_000;

/** English-speaking customers: a few hundred common names and a long tail of rare ones; the same vocabulary for every seed. */
export function latinWorld(): World {
  const random = seededRandom('vocabulary');
  const families = longTail(words.familyNames, FAMILIES, () => syllableName(random, words.syllables.family));
  const given = (names: readonly string[], endings: readonly string[]): ((random: Random) => Word) =>
    zipfPicker(longTail(names, GIVEN_NAMES, () => syllableName(random, endings)).map(givenName), 6, 1.15);
  const companies = families.slice(0, 4000).map((name) => `${name} ${random.pick(words.companyEndings)}`);
  const domain = zipfPicker(words.mailDomains, 0.5, 1.4);
  const kind = zipfPicker([...words.streetKinds.keys()], 0.6);
  return {
    man: given(menNames, words.syllables.man),
    woman: given(womenNames, words.syllables.woman),
    family: zipfPicker(families.map(word), 10),
    company: zipfPicker(random.shuffle(companies).map(word), 20),
    mailDomain: domain,
    place: placePicker(random, families, kind),
    mobile: phone,
    landline: phone,
    scriptOf: () => 'latin',
    writeAddress,
    writePhone,
    writeDate: (date) => date,
  };
}

function placePicker(
  random: Random,
  families: readonly string[],
  kind: (random: Random) => number,
): (random: Random) => Place {
  const names = longTail([], CITIES, () => {
    const name = random.pick(words.cityBeginnings);
    const ending = random.pick(words.cityEndings);
    return random.chance(0.4)
      ? `${random.pick(words.syllables.first)}${random.pick(words.syllables.middle)}${ending}`
      : random.chance(0.25)
        ? `${name} ${ending.charAt(0).toUpperCase()}${ending.slice(1)}`
        : name + ending;
  });
  const codes = random.shuffle(Array.from({ length: 90_000 }, (_, i) => String(10_000 + i)));
  const share = (rank: number): number => 1 / (rank + 7);
  const total = names.reduce((sum, _, rank) => sum + share(rank), 0);
  let used = 0;
  const cities = names.map((name, rank) => {
    const first = used;
    used += Math.max(1, Math.round((share(rank) / total) * POSTCODES));
    return { city: word(name), postcodes: codes.slice(first, used) };
  });
  const pickCity = weightedPicker(cities, (_, rank) => share(rank));
  const street = zipfPicker([...words.streetNames, ...families.slice(0, 2500)].map(word), 15, 0.9);
  return (random) => {
    const { city, postcodes } = pickCity(random);
    // House numbers are about log-normal: most are below a few hundred, some in the thousands.
    const spread = random.next() + random.next() + random.next() + random.next() - 2;
    return {
      city,
      postcode: random.pick(postcodes),
      street: street(random),
      kind: kind(random),
      number: 1 + Math.floor(Math.exp(4.6 + 2 * spread)),
      unit: random.chance(0.18) ? random.int(1, 400) : 0,
    };
  };
}

function writeAddress({ number, street, kind, unit }: Place, _: unknown, random: Random): string {
  const [full, short] = words.streetKinds[kind]!;
  const line = `${number} ${street.latin[0]} ${random.chance(0.5) ? short : full}`;
  return unit === 0 ? line : `${line}${random.pick(unitWords)}${unit}`;
}

const unitWords = [' Apt ', ' #', ', Unit '];

/** Ten digits of the North American plan. */
function phone(random: Random): string {
  return `${random.int(200, 989)}${random.int(2_000_000, 9_999_999)}`;
}

function writePhone(digits: string, random: Random): string {
  return digits.replace(/^(.{3})(.{3})(.*)$/, random.pick(phoneFormats));
}

const phoneFormats = [
  '$1$2$3',
  '$1$2$3',
  '($1) $2-$3',
  '$1-$2-$3',
  '+1$1$2$3',
  '+1 ($1) $2-$3',
  '$1.$2.$3',
  '$1 $2 $3',
];

/** `first` and as many new names as make `length`. */
function longTail(first: readonly string[], length: number, next: () => string): readonly string[] {
  const names = new Set(first);
  while (names.size < length) names.add(next());
  return [...names];
}

function syllableName(random: Random, endings: readonly string[]): string {
  const { first, middle } = words.syllables;
  return random.pick(first) + random.pick(middle) + random.pick(endings);
}

function word(text: string): Word {
  return { latin: [text], persian: null, short: [] };
}

function givenName(entry: string): Word {
  const [name, short] = entry.split(':');
  return { latin: [name!], persian: null, short: short?.split(',') ?? [] };
}
