import { describe, expect, test } from '@jest/globals';
import { romanise } from '../../../examples/atlas/noise/latin-spelling.ts';
import { slip, toArabicLetters, writeJoints } from '../../../examples/atlas/noise/persian-text.ts';
import { writeMobileAnyhow } from '../../../examples/atlas/noise/phone-notation.ts';
import { seededRandom } from '../../../examples/atlas/random.ts';
import { familyEndings, familyNames, familyStems, familyTails } from '../../../examples/atlas/words/family-names.ts';
import { femaleNames } from '../../../examples/atlas/words/female-names.ts';
import { maleNames } from '../../../examples/atlas/words/male-names.ts';

const variants = (draw: (random: ReturnType<typeof seededRandom>) => string): Set<string> =>
  new Set(Array.from({ length: 300 }, (_, i) => draw(seededRandom(`variant ${i}`))));

describe('word lists', () => {
  const lists = { maleNames, femaleNames, familyNames, familyStems, familyEndings, familyTails };

  test.each(Object.entries(lists))('%s: both scripts, no entry twice', (_name, list) => {
    for (const { persian, latin } of list) {
      expect(persian).toMatch(/^[\u0621-\u06cc+ ]+$/u);
      expect(persian).not.toMatch(/[يك]/u);
      expect(latin).toMatch(/^[A-Za-z+ ]+$/u);
      expect(persian.split('+')).toHaveLength(latin.split('+').length);
    }
    expect(new Set(list.map(({ persian }) => persian)).size).toBe(list.length);
  });
});

describe('spelling', () => {
  test('names are romanised in the styles that people use', () => {
    const mohammad = variants((random) => romanise(random, { persian: 'محمد', latin: 'Mohammad' }));
    expect([...mohammad]).toEqual(expect.arrayContaining(['Mohammad', 'Mohamad', 'Mohammed']));
    const rezaei = variants((random) => romanise(random, { persian: 'رضایی', latin: 'Rezaei' }));
    expect([...rezaei]).toEqual(expect.arrayContaining(['Rezaei', 'Rezaee', 'Rezai']));
    const compound = variants((random) => romanise(random, { persian: 'علی+رضا', latin: 'Ali+reza' }));
    expect([...compound]).toEqual(expect.arrayContaining(['Alireza', 'Ali Reza', 'Ali-reza']));
  });

  test('joints are written together, apart, and with a half-space', () => {
    expect(variants((random) => writeJoints(random, 'محمد+رضا'))).toEqual(
      new Set(['محمدرضا', 'محمد رضا', 'محمد\u200cرضا']),
    );
  });

  test('a slip changes one or two letters and keeps the first', () => {
    for (const slipped of variants((random) => slip(random, 'اسماعیلی'))) {
      expect(Math.abs(slipped.length - 'اسماعیلی'.length)).toBeLessThan(2);
      expect(slipped.startsWith('ا')).toBe(true);
    }
  });

  test('Arabic letters replace both Persian ones', () => {
    expect(toArabicLetters('یک')).toBe('\u064a\u0643');
  });

  test('every notation of a mobile number keeps its digits', () => {
    for (const written of variants((random) => writeMobileAnyhow(random, '09123456780'))) {
      const digits = written.normalize('NFKC').replace(/[۰-۹٠-٩]/gu, (digit) => String(digit.codePointAt(0)! & 15));
      expect(digits.replace(/\D/gu, '')).toMatch(/^(0|98|0098)?9123456780$/u);
    }
  });
});
