import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalText } from '../../../matching/text/canonical-text.ts';
import { comparableText } from '../../../matching/text/comparable-text.ts';

const fold = (raw: string): string => comparableText(canonicalText(raw));

describe('comparableText', () => {
  test.each([
    ['alef in all spellings', 'آرش أحمد إبراهیم ٱمین', 'ارش احمد ابراهیم امین'],
    ['hamza carriers', 'رئیس رؤیا رضائی', 'رییس رویا رضایی'],
    ['lone hamza', 'علاء', 'علا'],
    ['teh marbuta', 'فاطمة', 'فاطمه'],
    ['half-space', 'علی\u200cرضا', 'علیرضا'],
    ['Kurdish letters', 'ێ ۆ ڵ ڕ', 'ی و ل ر'],
    ['case and accents', 'José ÀLÍ Straße Łódź Øre', 'jose ali strasse lodz ore'],
    ['dotted capital I', 'İstanbul', 'istanbul'],
    ['apostrophes join, punctuation parts', "O'Brien Sa’di A.B.-C/D", 'obrien sadi a b c d'],
    ['guillemets and Persian punctuation', '«البرز»، تهران؛ ایران؟', 'البرز تهران ایران'],
    ['symbols only', '--- ... ؟!', ''],
  ])('%s', (_, raw, expected) => {
    expect(fold(raw)).toBe(expected);
  });

  test('is idempotent for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = fold(raw);
        expect(comparableText(once)).toBe(once);
        expect(once).not.toMatch(/^ | {2}| $/);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
