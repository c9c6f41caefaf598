import { wordSound } from '../../text/sound/word-sound.ts';
import { isCommonGivenName, knownGivenName } from './known-given-names.ts';
import { isSayyed } from './sayyed.ts';

/**
 * Joins names that are written in one word, with a half-space or in two: علی رضا is علیرضا, حسین زاده is حسینزاده, عبد الله is عبدالله,
 * Gholam Reza is gholamreza. Half-spaces are gone before (comparable text), so that all spellings end in one.
 * سید is parted from the name it is written together with.
 */
export function joinCompounds(tokens: readonly string[]): readonly string[] {
  const parted = tokens.some((token) => sayyedPrefix.test(token)) ? tokens.flatMap(partSayyed) : tokens;
  if (parted.length < 2) return parted;
  const joined: string[] = [];
  parted.forEach((token, i) => {
    if (i > 0 && belongsTogether(parted[i - 1]!, token, parted[i + 1])) joined[joined.length - 1] += token;
    else joined.push(token);
  });
  return joined;
}

/** True when two words, of which a name consists, remain two words. */
export function staysApart(first: string, second: string): boolean {
  if (sayyedPrefix.test(first) || sayyedPrefix.test(second)) return false;
  return !alwaysJoined(first, second) && !makeCompound(first, second);
}

const sayyedPrefix = /^(سیده?|se?yy?ed)(.{3,})$/;

/** سیدحسن is سید حسن, but سیدی and سیدزاده are names of their own. */
function partSayyed(token: string): readonly string[] {
  const [, sayyed, name] = sayyedPrefix.exec(token) ?? [];
  if (sayyed === undefined || name === undefined || isSayyed(token)) return [token];
  return isCommonGivenName(name) || isCompound(name) ? [sayyed, name] : [token];
}

function isCompound(name: string): boolean {
  return partsOfCompound(name) !== null || compoundFirst.has(name) || compoundSecond.has(name);
}

/** The two names that a given name is made of (علیرضا, amirhossein); null for any other. */
export function partsOfCompound(name: string): readonly [string, string] | null {
  if (name.length > MOST_LETTERS) return null;
  const { consonants } = wordSound(name);
  // Few names sound like the beginning of a compound; the others need no attempt at every letter.
  if (!firstConsonants.some((beginning) => consonants.startsWith(beginning))) return null;
  for (let i = 2; i < name.length - 1; i++) {
    const [first, second] = [name.slice(0, i), name.slice(i)];
    if (isOneOf(compoundFirst, first) && isOneOf(compoundSecond, second)) return [first, second];
  }
  return null;
}

/** Longer than any compound; each of its letters would be tried as the end of the first name. */
const MOST_LETTERS = 24;

/** In either script: Latin spellings stand for the name that they spell. */
function isOneOf(list: ReadonlySet<string>, word: string): boolean {
  return list.has(word) || knownGivenName(word).names.some((name) => list.has(name));
}

function belongsTogether(before: string, token: string, after: string | undefined): boolean {
  if (alwaysJoined(before, token)) return true;
  // In احمد صادق پور the middle word belongs to the family name.
  return makeCompound(before, token) && !(after !== undefined && familySuffixes.has(after));
}

function alwaysJoined(before: string, token: string): boolean {
  return openers.has(before) || articleNames.has(token) || familySuffixes.has(token);
}

function makeCompound(before: string, token: string): boolean {
  return isOneOf(compoundFirst, before) && isOneOf(compoundSecond, token);
}

/** Never a name by themselves. */
const openers: ReadonlySet<string> = new Set(
  'عبد ابو ابا ابی شاه shah abd abdol abdul abdal abu abou abol abul'.split(' '),
);

const articleNames: ReadonlySet<string> = new Set(
  'الله اله الدین الزمان الملوک العابدین النسا البنین الشریعه الاسلام ollah allah oddin eddin aldin'.split(' '),
);

/** Endings of family names; as given or family names of their own they are rare. */
const familySuffixes: ReadonlySet<string> = new Set(
  'زاده زادگان نژاد پور نیا فر وند لو منش تبار خواه پناه دوست پرست زهی zadeh zade zada zadah nejad nezhad pour poor nia niya vand lou loo manesh tabar khah panah doost dust'.split(
    ' ',
  ),
);

const compoundFirst: ReadonlySet<string> = new Set(
  'علی محمد امیر غلام غلامعلی حسین حسن احمد مهدی محمود حمید میر شیر گل نور قربان سلطان عباس فاطمه gholam qolam mir'.split(
    ' ',
  ),
);

const firstConsonants = [...new Set([...compoundFirst].map((name) => wordSound(name).consonants))];

const compoundSecond: ReadonlySet<string> = new Set(
  (
    'رضا حسین حسن علی محمد مهدی اکبر اصغر عباس جواد صادق کاظم باقر تقی نقی هادی امین طاها پارسا ارسلان حسام سام مرتضی مصطفی مجتبی ' +
    'یاسین یاسر سعید حمید مسعود میلاد محسن ناصر قلی مراد یار داد بخش زهرا سجاد صدرا مهیار کیان عرفان ابراهیم اسماعیل یوسف ایمان احسان متین مبین یحیی hesam bagher taghi naghi gholi'
  ).split(' '),
);
