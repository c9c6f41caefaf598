import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../../../examples/atlas/random.ts';
import { cities } from '../../../examples/atlas/words/cities.ts';
import {
  drawCompanyId,
  drawLandline,
  drawMobile,
  drawNationalId,
  drawPostcode,
} from '../../../examples/atlas/world/identifiers.ts';

const seeds = fc.string().map(seededRandom);
const city = fc.constantFrom(...cities);

/** Sums written the other way round than the generator's, and checked on numbers that are known to be valid. */
function isNationalId(id: string): boolean {
  const rest = [...id].reduce((sum, digit, index) => sum + (index < 9 ? Number(digit) * (10 - index) : 0), 0) % 11;
  return /^\d{10}$/u.test(id) && Number(id[9]) === (rest < 2 ? rest : 11 - rest);
}

function isCompanyId(id: string): boolean {
  const shift = Number(id[9]) + 2;
  const factors = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];
  const rest = factors.reduce((sum, factor, index) => sum + factor * (Number(id[index]) + shift), 0) % 11;
  return /^\d{11}$/u.test(id) && Number(id[10]) === (rest === 10 ? 0 : rest);
}

describe('check digits', () => {
  test('the checks of this test know valid from invalid', () => {
    expect(['0499370899', '0790419904', '0084575948'].map(isNationalId)).toEqual([true, true, true]);
    expect(isNationalId('0499370890')).toBe(false);
    expect(['10380284790', '14007650912'].map(isCompanyId)).toEqual([true, true]);
    expect(isCompanyId('10380284791')).toBe(false);
  });

  test('every national ID is valid and comes from its city', () => {
    fc.assert(
      fc.property(seeds, city, (random, home) => {
        const id = drawNationalId(random, home);
        expect(isNationalId(id)).toBe(true);
        expect(home.nationalIdPrefixes).toContain(id.slice(0, 3));
      }),
    );
  });

  test('every company ID is valid', () => {
    fc.assert(fc.property(seeds, (random) => expect(isCompanyId(drawCompanyId(random))).toBe(true)));
  });
});

test('phones and postcodes have the form of their kind', () => {
  fc.assert(
    fc.property(seeds, city, (random, home) => {
      expect(drawMobile(random)).toMatch(/^09\d{9}$/u);
      expect(drawLandline(random, home)).toMatch(new RegExp(`^${home.areaCode}\\d{8}$`, 'u'));
      expect(drawPostcode(random, home)).toMatch(/^[13-9]{5}\d{5}$/u);
    }),
  );
});
