import { writeCompanyName, writeLatinCompanyName } from '../noise/company-name.ts';
import { junk } from '../noise/junk.ts';
import { group } from '../noise/number-slip.ts';
import type { NameNoise } from '../noise/person-name.ts';
import { writeName } from '../noise/person-name.ts';
import { writeAddress } from '../noise/written-address.ts';
import type { Random } from '../random.ts';
import { reportDay, toJalaliText } from '../world/calendar.ts';
import type { Party } from '../world/party.ts';
import type { Registration } from '../world/register.ts';
import type { Diligence } from './known-facts.ts';
import { learnFacts, nothingKnown } from './known-facts.ts';

/** Headers of the accounting export, as typed on a Persian keyboard; the file has them in Arabic letters. */
export const accountingHeaders = [
  ...['کد طرف حساب', 'عنوان طرف حساب', 'شناسه ملی/کد ملی', 'کد اقتصادی', 'تلفن', 'همراه', 'پست الکترونیک'],
  ...['نشانی', 'کد پستی', 'مانده', 'تاریخ ایجاد', 'تاریخ ویرایش'],
] as const;

const diligence: Diligence = {
  identifier: 0.88,
  mobile: 0.87,
  landline: 0.5,
  email: 0.3,
  address: 0.85,
  postcode: 0.65,
  slip: 0.008,
  junk: 0.05,
};
const nameNoise: NameNoise = { slip: 0.02, swapped: 0, honorific: 0.06, givenMissing: 0.005 };

/** One row of the accounting export: stricter about numbers than sales, persons and companies in one column. */
export function accountingRow(registration: Registration<Party>, code: string, random: Random): readonly string[] {
  const { party, day } = registration;
  const edited = random.int(day, reportDay);
  const facts =
    party.kind === 'stranger' ? nothingKnown : learnFacts(random, party, random.chance(0.3) ? edited : day, diligence);
  const throughExcel = random.chance(0.12);
  const number = (digits: string): string => (throughExcel ? digits.replace(/^0+(?=.)/u, '') : digits);
  return [
    code,
    writeParty(random, party),
    number(facts.nationalId + facts.companyId),
    facts.economicCode,
    writeLandline(random, facts.landline),
    number(facts.mobile),
    facts.email,
    facts.address === null ? '' : writeAddress(random, facts.address),
    facts.postcode,
    writeRial(random),
    toJalaliText(day),
    toJalaliText(edited),
  ];
}

function writeParty(random: Random, party: Party): string {
  switch (party.kind) {
    case 'person': {
      const { given, family } = writeName(random, party, nameNoise);
      const [first, second] = random.chance(0.06) ? [family, given] : [given, family];
      return `${first} ${second}`.trim();
    }
    case 'organisation':
      return random.chance(0.04)
        ? writeLatinCompanyName(random, party).toUpperCase()
        : writeCompanyName(random, party, nameNoise.slip);
    case 'stranger':
      return random.pick(junk.strangers);
  }
}

const writeLandline = (random: Random, landline: string): string =>
  landline.length > 8 && random.chance(0.3) ? `${landline.slice(0, 3)}-${landline.slice(3)}` : landline;

/** `-12,500,000`: debts are negative. */
function writeRial(random: Random): string {
  const amount = String(random.int(1, 90_000) * 10_000);
  const first = amount.length % 3;
  const grouped = group(amount, [...(first === 0 ? [] : [first]), ...threes(amount.length)], ',');
  return random.chance(0.2) ? '0' : random.chance(0.35) ? `-${grouped}` : grouped;
}

const threes = (length: number): number[] => Array.from({ length: Math.floor(length / 3) }, () => 3);
