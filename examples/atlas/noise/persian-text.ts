import type { Random } from '../random.ts';

/** Rows of the standard Persian keyboard (ISIRI 9147); slips hit the key beside the right one. */
const keyRows = ['ضصثقفغعهخحجچ', 'شسیبلاتنمکگ', 'ظطزرذدپو'];

/** One slip of the finger: a neighbouring key, a letter too few, a letter twice, or two letters in the wrong order. */
export function slip(random: Random, text: string): string {
  if (text.length < 3) return text;
  const at = random.int(1, text.length - 2);
  const [before, letter, after] = [text.slice(0, at), text[at]!, text.slice(at + 1)];
  switch (random.int(0, 3)) {
    case 0:
      return before + neighbour(random, letter) + after;
    case 1:
      return before + after;
    case 2:
      return before + letter + letter + after;
    default:
      return before + after.slice(0, 1) + letter + after.slice(1);
  }
}

function neighbour(random: Random, letter: string): string {
  const row = keyRows.find((keys) => keys.includes(letter));
  if (row === undefined) return letter;
  const at = row.indexOf(letter);
  return row[at + (at === 0 || (at < row.length - 1 && random.chance(0.5)) ? 1 : -1)]!;
}

/** Spellings that are both in use: رضایی and رضائی, آرش and ارش, طهماسبی and تهماسبی. */
export function respell(random: Random, text: string): string {
  let result = text;
  if (random.chance(0.14)) result = result.replace('ایی', 'ائی');
  if (random.chance(0.1)) result = result.replace('ائ', 'ای');
  if (random.chance(0.08)) result = result.replace(/^آ/u, 'ا');
  if (random.chance(0.05)) result = result.replace('طه', 'ته');
  if (random.chance(0.4)) result = result.replace('مومن', 'مؤمن');
  return result;
}

/** Writes the joints of a word together, apart, or with a half-space. */
export function writeJoints(random: Random, persian: string): string {
  if (!persian.includes('+')) return persian;
  const roll = random.next();
  return persian.replaceAll('+', roll < 0.6 ? '' : roll < 0.84 ? ' ' : '\u200c');
}

/** Letters as an Arabic keyboard or an old program leaves them: ي and ك. */
export const toArabicLetters = (text: string): string => text.replaceAll('ی', 'ي').replaceAll('ک', 'ك');

export const toPersianDigits = (text: string): string =>
  text.replace(/[0-9]/gu, (digit) => String.fromCodePoint(0x06f0 + Number(digit)));

export const toArabicDigits = (text: string): string =>
  text.replace(/[0-9]/gu, (digit) => String.fromCodePoint(0x0660 + Number(digit)));

export const toLatinDigits = (text: string): string =>
  text.replace(/[۰-۹]/gu, (digit) => String(digit.codePointAt(0)! - 0x06f0));
