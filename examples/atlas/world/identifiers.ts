import type { Random } from '../random.ts';
import type { City } from '../words/cities.ts';

/** A valid Iranian national ID (کد ملی): ten digits, the last a check digit modulo 11. */
export function drawNationalId(random: Random, city: City): string {
  const body = random.pick(city.nationalIdPrefixes) + random.digits(6);
  const sum = weightedSum(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]);
  const rest = sum % 11;
  return body + String(rest < 2 ? rest : 11 - rest);
}

/** A valid national ID of a legal entity (شناسه ملی): eleven digits, the last a check digit modulo 11. */
export function drawCompanyId(random: Random): string {
  const body = random.pick(['10', '14']) + random.digits(8);
  const shift = Number(body[9]) + 2;
  const factors = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];
  const sum = weightedSum(body, factors) + shift * factors.reduce((total, factor) => total + factor, 0);
  return body + String((sum % 11) % 10);
}

/** Twelve-digit economic code (کد اقتصادی) of a company. */
export const drawEconomicCode = (random: Random): string => `411${random.digits(9)}`;

/** Mobile number in national form, `0912xxxxxxx`. */
export function drawMobile(random: Random): string {
  const prefix = random.pick(mobilePrefixes);
  return prefix + random.digits(1, '123456789') + random.digits(6);
}

/** Landline in national form with its area code. */
export const drawLandline = (random: Random, city: City): string =>
  city.areaCode +
  random.digits(1, city.areaCode === '021' ? '2468' : '3') +
  random.digits(1, '23456') +
  random.digits(6);

/** Ten-digit postcode; the first five digits hold no 0 and no 2. */
export function drawPostcode(random: Random, city: City): string {
  const zone = city.postcodePrefix + random.digits(5 - city.postcodePrefix.length, '1346789');
  return zone + random.digits(1, '13456789') + random.digits(4);
}

const mobilePrefixes = [
  ...['0912', '0912', '0912', '0911', '0913', '0914', '0915', '0916', '0917', '0918', '0919', '0910'],
  ...['0935', '0936', '0937', '0938', '0939', '0933', '0930', '0901', '0902', '0903', '0990', '0991', '0921', '0922'],
];

const weightedSum = (digits: string, factors: readonly number[]): number =>
  factors.reduce((sum, factor, index) => sum + factor * Number(digits[index]), 0);
