import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commonFamilyNames } from '../../../matching/field-types/names/common-family-names.ts';
import { commonGivenNames } from '../../../matching/field-types/names/common-given-names.ts';
import { englishNicknames, englishSpellings } from '../../../matching/field-types/names/nicknames-english.ts';
import { fieldType } from '../../../matching/field-types/registry.ts';
import { cleanOne, levelOf } from './support.ts';

describe('keys of given and family names', () => {
  test.each([
    ['given_name', 'علی رضا', 'علیرضا'],
    ['given_name', 'سید محمد', 'محمد'],
    ['given_name', 'Mary  Ann', 'mary ann'],
    ['given_name', 'Amir Hosain', 'amirhosain'],
    ['given_name', 'M.', 'm'],
    ['family_name', 'حسین زاده', 'حسینزاده'],
    ['family_name', 'رضائي تهرانی', 'رضایی تهرانی'],
    ['family_name', 'García Márquez', 'garcia marquez'],
  ] as const)('%s %s', (type, raw, key) => {
    expect(cleanOne(type, raw)).toMatchObject({ key, status: 'unverified' });
  });
});

describe('digits in given and family names', () => {
  test.each([
    ['given_name', 'r0ger', 'roger'],
    ['given_name', 'علی۲', 'علی'],
    ['given_name', 'عل۴ی', 'علی'],
    ['given_name', '2Maryam', 'maryam'],
    ['family_name', 'h0well', 'howell'],
    ['family_name', 'ki5er', 'kiser'],
    ['family_name', 'Rezaei70', 'rezaei'],
  ] as const)('%s %s is invalid, and compared as %s', (type, raw, key) => {
    expect(cleanOne(type, raw)).toMatchObject({ key, status: 'invalid' });
  });

  test.each([
    ['family_name', '12345', ''],
    ['family_name', 'ali1367', ''],
    ['family_name', 'x1', ''],
  ] as const)('%s %s is no name', (type, raw, key) => {
    expect(cleanOne(type, raw)).toMatchObject({ key, status: 'invalid' });
  });

  test.each([
    ['family_name', 'رضایی ۲', 'رضایی'],
    ['family_name', 'Smith 3rd', 'smith'],
  ] as const)('%s %s: numbers beside a name do not count', (type, raw, key) => {
    expect(cleanOne(type, raw)).toMatchObject({ key, status: 'unverified' });
  });
});

describe('levels of given and family names', () => {
  test.each([
    ['given_name', 'علی رضا', 'علی‌رضا', 'exact'],
    ['given_name', 'محمد', 'Mohammad', 'sounds_alike'],
    ['given_name', 'Mohamed', 'Mohammad', 'sounds_alike'],
    ['given_name', 'امیررضا', 'Amir Reza', 'sounds_alike'],
    ['given_name', 'Catherine', 'Kathryn', 'sounds_alike'],
    ['given_name', 'Mary Ann', 'Maryann', 'sounds_alike'],
    ['given_name', 'شهرزاد', 'شهرزاذ', 'typo'],
    ['given_name', 'Jessica', 'Jessicq', 'typo'],
    ['given_name', 'Richarcl', 'Richard', 'typo'],
    ['family_name', 'Robinsori', 'Robinson', 'typo'],
    ['family_name', 'Siiiith', 'Smith', 'typo'],
    ['given_name', 'محمد', 'محمدرضا', 'alias'],
    ['given_name', 'Mohammad', 'محمدرضا', 'alias'],
    ['given_name', 'رضا', 'Gholamreza', 'alias'],
    ['given_name', 'Mary', 'Mary Ann', 'alias'],
    ['given_name', 'Ann', 'Mary Ann', 'alias'],
    ['given_name', 'Ann Mary', 'Mary Ann', 'alias'],
    ['given_name', 'Bob', 'Robert', 'alias'],
    ['given_name', 'Dave', 'David', 'alias'],
    ['given_name', 'Kathleen', 'Katie', 'alias'],
    ['given_name', 'Sam', 'Samuel', 'alias'],
    ['given_name', 'Sam', 'Samantha', 'alias'],
    ['given_name', 'ممد', 'Mohammad', 'alias'],
    ['given_name', 'اسی', 'اسماعیل', 'alias'],
    ['given_name', 'ابی', 'Ebrahim', 'alias'],
    ['given_name', 'Jacqulne', 'Jacuelyn', 'similar'],
    ['given_name', 'فازمه', 'Fateme', 'similar'],
    ['given_name', 'امری', 'Amir', 'similar'],
    ['given_name', 'مدهی', 'Mehdi', 'similar'],
    ['given_name', 'M.', 'محمد', 'initial'],
    ['given_name', 'م', 'Mohammad', 'initial'],
    ['given_name', 'M. R.', 'محمدرضا', 'initial'],
    ['given_name', 'K.', 'خسرو', 'initial'],
    ['given_name', 'M.', 'Ali', 'else'],
    ['given_name', 'حسن', 'حسین', 'slightly_similar'],
    ['given_name', 'حسن', 'Hossein', 'else'],
    ['given_name', 'حمید', 'حمیده', 'slightly_similar'],
    ['given_name', 'حمید', 'Hamideh', 'else'],
    ['given_name', 'Zahra', 'Zohreh', 'slightly_similar'],
    ['given_name', 'Saeed', 'Saeedeh', 'slightly_similar'],
    ['given_name', 'محمدحسن', 'محمدحسین', 'slightly_similar'],
    ['given_name', 'Samuel', 'Samantha', 'else'],
    ['given_name', 'علی', 'مریم', 'else'],
    ['family_name', 'رضائی', 'Rezaei', 'sounds_alike'],
    ['family_name', 'قربانی', 'قربانب', 'typo'],
    ['family_name', 'Smith', 'Smyht', 'slightly_similar'],
    ['family_name', 'رضایی', 'رضایی تهرانی', 'alias'],
    ['family_name', 'Rezaei', 'رضایی تهرانی', 'alias'],
    ['family_name', 'احمدی', 'محمدی', 'slightly_similar'],
    ['family_name', 'کریمی', 'کرمی', 'slightly_similar'],
    ['family_name', 'Karimi', 'کرمی', 'else'],
    ['family_name', 'رضایی', 'موسوی', 'else'],
    ['family_name', 'R.', 'رضایی', 'initial'],
  ] as const)('%s: %s, %s: %s', (type, a, b, level) => {
    expect([levelOf(type, a, b), levelOf(type, b, a)]).toEqual([level, level]);
  });

  test.each(['given_name', 'family_name'] as const)('%s: shares sum to one, the last level is else', (type) => {
    const { levels } = fieldType(type);
    for (const share of ['m', 'u'] as const)
      expect(levels.reduce((sum, level) => sum + level[share], 0)).toBeCloseTo(1, 9);
    expect(levels.at(-1)!.name).toBe('else');
  });
});

/** Names of both scripts, joined, shortened, mistyped: whatever a column of names may hold. */
const listed = [
  ...commonGivenNames.keys(),
  ...commonFamilyNames.keys(),
  ...englishSpellings.keys(),
  ...englishNicknames.keys(),
];
const latin =
  'mohammad mohamad rezaei rezaee fatemeh hossein amirreza abdolrahman khosravi smith johnson mc garcia'.split(' ');
const word = fc.oneof(
  fc.constantFrom(...listed),
  fc.constantFrom(...latin),
  fc.constantFrom('م', 'm', 'r', 'ع', 'علیرضا', 'amirali', 'نورمحمد'),
  fc.string({ unit: fc.constantFrom(...'ابمنریهو'), minLength: 1, maxLength: 7 }),
  fc.string({ unit: fc.constantFrom(...'abemnrih'), minLength: 1, maxLength: 70 }),
  fc.string({ unit: fc.constantFrom(...'inrmcldvw'), minLength: 1, maxLength: 6 }),
);
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
/** A name and one that a slip, a cut or a change of order makes of it. */
const nearName = fc
  .tuple(name, fc.nat(), fc.nat(3), fc.constantFrom('a', 'ی', 'x', ' m'))
  .map(([from, place, kind, letter]) => {
    const at = place % from.length;
    const changed = [
      from.slice(0, at) + from.slice(at + 1),
      from.slice(0, at) + letter + from.slice(at),
      from.slice(0, at + 1),
      from.split(' ').reverse().join(' '),
    ][kind]!;
    return [from, changed.trim() || from] as const;
  });
const pair = fc.oneof(fc.tuple(name, name), nearName);

describe.each(['given_name', 'family_name'] as const)('comparing many values of %s', (typeName) => {
  const type = fieldType(typeName);
  const { width, write, bestLevel } = type.sketch!;

  test('the level is symmetric, exact for equal keys only, and the same when prepared', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const level = type.compare(a, b);
        expect(type.compare(b, a)).toBe(level);
        expect(level === 0).toBe(a === b);
        expect(type.levels[level]!.name).not.toBe('swapped');
        const keys = [a, b];
        expect(type.comparer!({ length: 2, at: (code) => keys[code]! })(0, 1)).toBe(level);
      }),
      { numRuns: 400 },
    );
  });

  test('the bound of the sketch is never above the level', () => {
    const sketches = new Int32Array(2 * width);
    fc.assert(
      fc.property(pair, ([a, b]) => {
        fc.pre(a !== b);
        write(a, sketches, 0);
        write(b, sketches, width);
        const bound = bestLevel(sketches, 0, width);
        expect(bestLevel(sketches, width, 0)).toBe(bound);
        expect([a, b, type.compare(a, b) >= bound]).toEqual([a, b, true]);
      }),
      { numRuns: 1500 },
    );
  });

  test('the sketch settles nearly all unrelated pairs', () => {
    const keys = [...new Set([...listed, ...latin])];
    const sketches = new Int32Array(keys.length * width);
    for (const [i, key] of keys.entries()) write(key, sketches, i * width);
    const slightly = type.levels.findIndex((level) => level.name === 'slightly_similar');
    let pairs = 0;
    let settled = 0;
    for (let i = 0; i < keys.length; i += 7) {
      for (let j = i + 1; j < keys.length; j += 5) {
        pairs++;
        if (bestLevel(sketches, i * width, j * width) >= slightly) settled++;
      }
    }
    expect(settled / pairs).toBeGreaterThan(0.95);
  });
});
