import { isDigit, latinVowel, type Sound } from './sound.ts';

/** Sound of one word in Latin letters (comparable text: lower case, no accents). Other characters are passed over. */
export function latinSound(spelling: string): Sound {
  const word = withArticle(spelling);
  const slots: number[] = [];
  let consonants = '';
  /** Of the last slot. */
  let vowels = 0;
  for (let i = 0; i < word.length; ) {
    const pair = longVowel(word, i);
    const vowel = pair === 0 ? (vowelOf[word.charCodeAt(i)] ?? 0) : pair;
    if (vowel !== 0) {
      vowels |= vowel;
      i += pair === 0 ? 1 : 2;
      continue;
    }
    const consonant = consonantAt(word, i);
    i += lettersAt(word, i);
    // A doubled letter is one consonant: Mohammad.
    if (vowels === 0 && consonants !== '' && consonants.endsWith(consonant) && !isDigit(consonant)) continue;
    if (consonant === 'h' && i === word.length && consonants !== '') {
      // -ah is a final ه like -eh, or a final اح: the other spelling has to tell.
      vowels |= latinVowel.h;
      continue;
    }
    for (const letter of consonant) {
      consonants += letter;
      slots.push(vowels);
      vowels = 0;
    }
  }
  slots.push(word.endsWith('ye') ? vowels | latinVowel.h : vowels);
  return { script: 'latin', consonants, slots };
}

/** Before a sun letter the l of the Arabic article is said and often spelled like that letter: Abdurrahman is عبدالرحمن, Nooreddin is نورالدین. */
function withArticle(word: string): string {
  const article = word.startsWith('abd') ? word.replace(sunAfterAbd, '$1l$2') : word;
  return article.endsWith('n') ? article.replace(doubledDin, '$1ldin') : article;
}

const sunAfterAbd = /^(abd[aeou])(sh|[rsztdn])\2/;
const doubledDin = /(?<=[^aeiou])([aeou])dd(?:i|ee)n$/;

/** Flags of the two letters at `i` that are one vowel; 0 when they are not. */
function longVowel(word: string, i: number): number {
  const { e: shortE, i: shortI, o: shortO, u: shortU, longU } = latinVowel;
  const next = word[i + 1];
  switch (word[i]) {
    case 'e':
      return next === 'e' ? shortE | shortI : 0;
    case 'o':
      return next === 'o' || next === 'u' || next === 'w' ? shortO | shortU | longU : 0;
    default:
      return 0;
  }
}

/** The consonant at `i` in skeleton letters; empty for a character that has no sound. */
function consonantAt(word: string, i: number): string {
  const letter = word[i]!;
  if (isBeforeCh(word, i)) return letter === 't' ? 'c' : 'S';
  if (i === 0 && word.startsWith('dj')) return 'j';
  const pair = digraphAt(word, i);
  if (pair !== undefined) return pair;
  if (letter === 'c') return softens.has(word[i + 1] ?? '') ? 's' : 'k';
  if (letter === 'x') return i === 0 ? 'x' : 'ks';
  if (letter === 'q') return 'g';
  return (letter >= 'a' && letter <= 'z') || isDigit(letter) ? letter : '';
}

/** How many letters of the word the consonant at `i` takes. */
function lettersAt(word: string, i: number): number {
  if (isBeforeCh(word, i)) return 3;
  return digraphAt(word, i) !== undefined || (i === 0 && word.startsWith('dj')) ? 2 : 1;
}

/** tch and sch. */
function isBeforeCh(word: string, i: number): boolean {
  return word[i + 1] === 'c' && word[i + 2] === 'h' && (word[i] === 't' || word[i] === 's');
}

function digraphAt(word: string, i: number): string | undefined {
  switch (word[i + 1]) {
    case 'h':
      return beforeH[word[i]!];
    case 'k':
      return word[i] === 'c' ? 'k' : undefined;
    case 'u':
      return word[i] === 'q' ? 'g' : undefined;
    default:
      return undefined;
  }
}

const softens: ReadonlySet<string> = new Set(['e', 'i', 'y']);

/** kh, ch, sh, zh, gh, ph. */
const beforeH: Readonly<Record<string, string>> = { k: 'x', c: 'c', s: 'S', z: 'j', g: 'g', p: 'f' };

/** By character code; 0 for other letters. */
const vowelOf = new Uint8Array(128);
for (const [letter, vowel] of Object.entries({
  a: 'a',
  e: 'e',
  i: 'i',
  y: 'i',
  o: 'o',
  u: 'u',
  v: 'v',
  w: 'v',
} as const))
  vowelOf[letter.charCodeAt(0)] = latinVowel[vowel];
