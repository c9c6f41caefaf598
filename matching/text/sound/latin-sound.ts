import { isDigit, latinVowel, type Sound } from './sound.ts';

/** Sound of one word in Latin letters (comparable text: lower case, no accents). Other characters are passed over. */
export function latinSound(spelling: string): Sound {
  const word = withArticle(spelling);
  let consonants = '';
  const slots = [0];
  let i = 0;
  while (i < word.length) {
    const vowels = longVowels[word.slice(i, i + 2)];
    if (vowels !== undefined) {
      slots[slots.length - 1] = slots[slots.length - 1]! | vowels;
      i += 2;
      continue;
    }
    const vowel = vowelOf[word[i]!];
    if (vowel !== undefined) {
      slots[slots.length - 1] = slots[slots.length - 1]! | vowel;
      i++;
      continue;
    }
    const [consonant, length] = consonantAt(word, i);
    i += length;
    // A doubled letter is one consonant: Mohammad.
    const doubled =
      !isDigit(consonant) && slots[slots.length - 1] === 0 && consonants !== '' && consonants.endsWith(consonant);
    if (doubled) continue;
    if (consonant === 'h' && i === word.length && consonants !== '') {
      // -ah is a final ه like -eh, or a final اح: the other spelling has to tell.
      slots[slots.length - 1] = slots[slots.length - 1]! | latinVowel.h;
      continue;
    }
    for (const letter of consonant) {
      consonants += letter;
      slots.push(0);
    }
  }
  if (word.endsWith('ye')) slots[slots.length - 1] = slots[slots.length - 1]! | latinVowel.h;
  return { script: 'latin', consonants, slots };
}

/** Before a sun letter the l of the Arabic article is said and often spelled like that letter: Abdurrahman is عبدالرحمن, Nooreddin is نورالدین. */
function withArticle(word: string): string {
  return word.replace(sunAfterAbd, '$1l$2').replace(doubledDin, '$1ldin');
}

const sunAfterAbd = /^(abd[aeou])(sh|[rsztdn])\2/;
const doubledDin = /(?<=[^aeiou])([aeou])dd(?:i|ee)n$/;

/** The consonant at `i` in skeleton letters and the number of letters it takes; empty for a character that has no sound. */
function consonantAt(word: string, i: number): readonly [string, number] {
  const three = word.slice(i, i + 3);
  if (three === 'tch') return ['c', 3];
  if (three === 'sch') return ['S', 3];
  if (i === 0 && word.startsWith('dj')) return ['j', 2];
  const pair = digraphs[word.slice(i, i + 2)];
  if (pair !== undefined) return [pair, 2];
  const letter = word[i]!;
  if (letter === 'c') return [softens.has(word[i + 1] ?? '') ? 's' : 'k', 1];
  if (letter === 'x') return [i === 0 ? 'x' : 'ks', 1];
  if (letter === 'q') return ['g', 1];
  return [(letter >= 'a' && letter <= 'z') || isDigit(letter) ? letter : '', 1];
}

const softens: ReadonlySet<string> = new Set(['e', 'i', 'y']);

const digraphs: Readonly<Record<string, string>> = {
  kh: 'x',
  ch: 'c',
  sh: 'S',
  zh: 'j',
  gh: 'g',
  ph: 'f',
  ck: 'k',
  qu: 'g',
};

const longVowels: Readonly<Record<string, number>> = {
  ee: latinVowel.e | latinVowel.i,
  oo: latinVowel.o | latinVowel.u | latinVowel.longU,
  ou: latinVowel.o | latinVowel.u | latinVowel.longU,
  ow: latinVowel.o | latinVowel.u | latinVowel.longU,
};

const vowelOf: Readonly<Record<string, number>> = {
  a: latinVowel.a,
  e: latinVowel.e,
  i: latinVowel.i,
  y: latinVowel.i,
  o: latinVowel.o,
  u: latinVowel.u,
  v: latinVowel.v,
  w: latinVowel.v,
};
