import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalText } from '../../../matching/text/canonical-text.ts';

describe('canonicalText', () => {
  test.each([
    ['Arabic yeh and kaf', '\u0639\u0644\u064a \u0643\u0631\u064a\u0645\u0649', 'علی کریمی'],
    ['Persian, Arabic and full-width digits', '۱۲۳ ٤٥٦ ７８９', '123 456 789'],
    ['tatweel and vowel signs', 'محمّد رِضـــایی', 'محمد رضایی'],
    ['half-space between letters stays', 'علی\u200cرضا', 'علی\u200cرضا'],
    ['half-space at edges and beside spaces goes', '\u200cعلی \u200c رضا\u200c', 'علی رضا'],
    ['half-space beside Latin letters and digits goes', 'A\u200cB 1\u200c2', 'AB 12'],
    ['doubled half-space', 'می\u200c\u200cخواهم', 'می\u200cخواهم'],
    ['invisible characters', '\ufeffعلی\u200f \u200eرضا\u00ad\u200d\u202a', 'علی رضا'],
    ['white space of all kinds', ' a\u00a0\t b\r\n c\u2003d\u3000e ', 'a b c d e'],
    ['presentation forms', '\ufef5\ufee3\ufe8e \ufdf2', 'لآما الله'],
    ['formulas of blessing', 'محمد ﷺ', 'محمد'],
    ['full-width letters', 'Ａｂｃ＠ｄ．ｅ', 'Abc@d.e'],
    ['ligatures', 'ﬁne', 'fine'],
    ['accents are composed and stay', 'Jose\u0301', 'José'],
    ['decomposed alef with madda', 'ا\u0653رش', 'آرش'],
    ['hamza and teh marbuta stay', 'مسئول رؤیا فاطمة أحمد', 'مسئول رؤیا فاطمة أحمد'],
    ['heh with yeh above', 'خانۀ ما', 'خانه ما'],
    ['compatibility characters elsewhere stay', 'm² ½ ™', 'm² ½ ™'],
    ['lone surrogates and control characters', 'a\ud800b\u0000c\udc00', 'abc'],
    ['emoji stay', 'ali 😀', 'ali 😀'],
    ['nothing', '\u200b \ufeff', ''],
  ])('%s', (_, raw, expected) => {
    expect(canonicalText(raw)).toBe(expected);
  });

  test('is idempotent and well-formed for any text', () => {
    const nasty = fc.constantFrom(
      ...[
        '\u0301',
        '\u0653',
        '\u0654',
        '\u200c',
        '\u200d',
        ' ',
        'ا',
        'ی',
        'ه',
        'a',
        'ﷺ',
        '￣',
        '﮲',
        '\u06d5',
        'é',
        '\ud83d',
        '\ude00',
        'ﬃ',
        '｡',
      ],
    );
    const text = fc.oneof(
      fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const once = canonicalText(raw);
        expect(canonicalText(once)).toBe(once);
        expect(Buffer.from(once, 'utf8').toString('utf8')).toBe(once);
        expect(once).toBe(once.trim());
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
