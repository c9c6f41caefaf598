import { toJalaali } from 'jalaali-js';
import type { Random } from '../../examples/atlas/random.ts';
import * as words from './words/persian-words.ts';
import type { Place, Source, Word, World } from './world.ts';
import { zipfPicker } from './zipf.ts';

/** Customers in Iran: the CRM writes Persian, the shop Latin, support either; birth dates are Jalali except in the shop. */
export function persianWorld(): World {
  const city = zipfPicker(words.persianCities.map(word), 1);
  const street = zipfPicker(words.persianStreets.map(word), 8);
  return {
    man: zipfPicker(words.persianMen.map(word), 3),
    woman: zipfPicker(words.persianWomen.map(word), 3),
    family: zipfPicker(families(), 10),
    company: zipfPicker(companies(), 5),
    mailDomain: zipfPicker(
      ['gmail.com', 'yahoo.com', 'chmail.ir', 'outlook.com', 'hotmail.com', 'mihanmail.ir'],
      0,
      1.5,
    ),
    place: (random) => ({
      city: city(random),
      postcode: random.int(1, 9) + random.digits(9, '13456789'),
      street: street(random),
      kind: random.int(1, 60),
      number: random.int(1, 400),
      unit: random.chance(0.5) ? random.int(1, 20) : 0,
    }),
    mobile: (random) =>
      `9${random.pick(['12', '35', '19', '01', '37', '10', '33', '21'])}${random.int(1_000_000, 9_999_999)}`,
    landline: (random) => `${random.pick(['21', '21', '31', '51', '71', '41'])}${random.int(20_000_000, 89_999_999)}`,
    scriptOf: (source, random) =>
      source === 'crm' || (source === 'support' && random.chance(0.5)) ? 'persian' : 'latin',
    writeAddress,
    writePhone,
    writeDate,
  };
}

/** Common families, then those made of a given name and an ending, then those with the place that a family comes from. */
function families(): readonly Word[] {
  const composed = words.persianMen.flatMap((first) =>
    words.familyEndings
      .filter(({ persian }) => !(persian.startsWith('ی') && endsInVowel(first.latin[0]!)))
      .map((ending) => ({
        persian: first.persian + joint(first.persian, ending.persian) + ending.persian,
        latin: ending.latin.flatMap((end) => first.latin.map((begin) => begin + end)),
      })),
  );
  const origins = words.persianCities.filter(({ latin }) => !endsInVowel(latin[0]!));
  const withOrigin = words.persianFamilies.flatMap((family) =>
    origins.map((city) => ({
      persian: `${family.persian} ${city.persian}ی`,
      latin: [`${family.latin[0]} ${city.latin[0]}i`],
    })),
  );
  const byName = new Map([...withOrigin, ...composed, ...words.persianFamilies].map((each) => [each.persian, each]));
  return [...byName.values()].reverse().map(word);
}

function endsInVowel(latin: string): boolean {
  return /[aeiou]$/.test(latin);
}

/** A half-space where the letters would join otherwise; the endings of one letter family (ی, یان) always join. */
function joint(first: string, ending: string): string {
  return ending.startsWith('ی') || /[ادذرزژو]$/.test(first) ? '' : '\u200c';
}

function companies(): readonly Word[] {
  return words.persianCompanies.flatMap((first) =>
    words.persianCompanies
      .filter((second) => second !== first)
      .map((second) =>
        word({
          persian: `شرکت ${first.persian} ${second.persian}`,
          latin: [`${first.latin[0]} ${second.latin[0]} Co`, `${first.latin[0]} ${second.latin[0]}`],
        }),
      ),
  );
}

function writeAddress({ street, kind, number, unit }: Place, script: string, random: Random): string {
  if (script === 'latin') {
    const line = `${random.pick(street.latin)} ${random.pick(['St.', 'Street', 'Ave.'])}, Alley ${kind}, No. ${number}`;
    return unit === 0 ? line : `${line}, Unit ${unit}`;
  }
  const line = `${random.pick(['خیابان', 'خ'])} ${street.persian}، کوچه ${kind}، پلاک ${number}`;
  return maybePersianDigits(unit === 0 ? line : `${line}، واحد ${unit}`, random);
}

function writePhone(digits: string, random: Random): string {
  const national = `0${digits}`;
  return maybePersianDigits(
    random.pick([national, national, `+98${digits}`, `0098${digits}`, `${national.slice(0, 4)} ${national.slice(4)}`]),
    random,
  );
}

function maybePersianDigits(text: string, random: Random): string {
  return random.chance(0.3) ? text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit))) : text;
}

function writeDate(date: string, source: Source): string {
  if (source === 'shop') return date;
  const [year, month, day] = date.split('-').map(Number);
  const { jy, jm, jd } = toJalaali(year!, month!, day!);
  return `${jy}/${String(jm).padStart(2, '0')}/${String(jd).padStart(2, '0')}`;
}

function word({ persian, latin }: words.TwoScripts): Word {
  return { latin, persian, short: [] };
}
