import { writeCompanyName } from '../noise/company-name.ts';
import { junk } from '../noise/junk.ts';
import { toArabicLetters, toPersianDigits } from '../noise/persian-text.ts';
import type { NameNoise } from '../noise/person-name.ts';
import { writeName } from '../noise/person-name.ts';
import { writeAddress } from '../noise/written-address.ts';
import type { Random } from '../random.ts';
import type { Day } from '../world/calendar.ts';
import { reportDay, toIsoDate, toJalaliText } from '../world/calendar.ts';
import type { Party } from '../world/party.ts';
import type { Registration } from '../world/register.ts';
import type { Diligence } from './known-facts.ts';
import { learnFacts, nothingKnown } from './known-facts.ts';
import type { SalesCell, SalesRow } from './sales-columns.ts';

const diligence: Diligence = {
  identifier: 0.72,
  mobile: 0.94,
  landline: 0.5,
  email: 0.5,
  address: 0.78,
  postcode: 0.4,
  slip: 0.012,
  junk: 0.06,
};
const nameNoise: NameNoise = { slip: 0.045, swapped: 0.02, honorific: 0.12, givenMissing: 0.015 };

/** One row of the sales workbook, typed by whoever was at the desk: some in Persian digits, some as numbers, some with Arabic letters. */
export function salesRow(registration: Registration<Party>, code: number, random: Random): SalesRow {
  const { party, day } = registration;
  const edited = random.int(day, reportDay);
  const seen = random.chance(0.3) ? edited : day;
  const facts = party.kind === 'stranger' ? nothingKnown : learnFacts(random, party, seen, diligence);
  const asNumbers = random.chance(0.35);
  const number = (digits: string): SalesCell => writeNumber(random, digits, asNumbers);
  const letters = random.chance(0.18) ? toArabicLetters : (text: string) => text;
  const orders = random.int(1, 40);
  const amount = orders * random.int(20, 900) * 10_000;
  return {
    code,
    ...mapTexts(writeParty(random, party), letters),
    nationalId: number(facts.nationalId),
    companyId: number(facts.companyId),
    mobile: number(facts.mobile),
    landline: writeLandline(random, facts.landline),
    email: random.chance(0.06) ? facts.email.toUpperCase() : facts.email,
    birthDate: party.kind === 'person' && random.chance(0.3) ? writeDate(random, party.birthDay) : '',
    province: letters(facts.province),
    city: letters(facts.city),
    address: facts.address === null ? '' : letters(writeAddress(random, facts.address)),
    postcode: number(facts.postcode),
    registeredOn: writeDate(random, day),
    lastOrder: new Date(`${toIsoDate(random.int(day, reportDay))}T00:00:00Z`),
    orders,
    amount,
    salesperson: random.pick(salespeople),
    editedOn: writeDate(random, edited),
    remark: random.chance(0.1) ? random.pick(remarks) : '',
  };
}

function writeParty(random: Random, party: Party): { given: string; family: string; company: string } {
  switch (party.kind) {
    case 'person':
      return { ...writeName(random, party, nameNoise), company: '' };
    case 'organisation':
      return { given: '', family: '', company: writeCompanyName(random, party, nameNoise.slip) };
    case 'stranger':
      return { given: '', family: random.pick(junk.strangers), company: '' };
  }
}

/** Excel keeps a number without its leading zeros; a text keeps them, in either family of digits. */
function writeNumber(random: Random, digits: string, asNumber: boolean): SalesCell {
  if (digits === '') return '';
  if (asNumber) return Number(digits);
  return random.chance(0.3) ? toPersianDigits(digits) : digits;
}

function writeLandline(random: Random, landline: string): string {
  if (landline.length < 11) return landline;
  const text = random.chance(0.4) ? `${landline.slice(0, 3)}-${landline.slice(3)}` : landline;
  return random.chance(0.3) ? toPersianDigits(text) : text;
}

const writeDate = (random: Random, day: Day): string =>
  random.chance(0.85) ? toPersianDigits(toJalaliText(day)) : toJalaliText(day);

const mapTexts = <T extends Record<string, string>>(texts: T, map: (text: string) => string): T =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, map(text)])) as T;

const salespeople = ['خانم شریفی', 'آقای نادری', 'آقای کیانی', 'خانم مظفری', 'آقای یوسفی', 'دفتر اصفهان'];
const remarks = [
  'تسویه نقدی',
  'چک ۶۰ روزه',
  'پیگیری شود',
  'آدرس عوض شده',
  'تماس فقط عصر',
  'معرفی از طرف مشتری',
  'خوش حساب',
];
