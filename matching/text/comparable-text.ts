/**
 * Comparable text: the folded form that matching compares, from canonical text. Stronger than what people read: lower case, no accents,
 * آ أ إ are ا, ئ is ی, ؤ is و, ة is ه, half-spaces vanish, apostrophes vanish, other punctuation parts words.
 * Words are separated by single spaces. Empty when nothing but punctuation is left. Idempotent.
 */
export function comparableText(canonical: string): string {
  const lower = canonical.toLowerCase();
  if (isComparable(lower)) return lower;
  let out = '';
  let blank = false;
  for (let i = 0; i < lower.length; i++) {
    const unit = lower.charCodeAt(i);
    const folded = unit < TABLE_SIZE ? table[unit]! : foldOther(unit);
    if (folded === KEEP) {
      if (blank && out !== '') out += ' ';
      blank = false;
      out += lower[i];
    } else if (folded === BLANK) {
      blank = true;
    } else if (folded !== '') {
      if (blank && out !== '') out += ' ';
      blank = false;
      out += folded;
    }
  }
  return out;
}

/** True when every character stands for itself and white space is single already: most texts, so it pays to look first. */
function isComparable(lower: string): boolean {
  let previous = SPACE;
  for (let i = 0; i < lower.length; i++) {
    const unit = lower.charCodeAt(i);
    if (unit === SPACE ? previous === SPACE : unit >= TABLE_SIZE || table[unit] !== KEEP) return false;
    previous = unit;
  }
  return lower === '' || previous !== SPACE;
}

const SPACE = 0x20;
const KEEP = 'keep';
const BLANK = 'blank';
const TABLE_SIZE = 0x700;
const separator = /[\p{P}\p{S}\p{Z}\p{C}]/u;
const mark = /\p{M}/u;
const marks = /\p{M}/gu;

/** Letters that do not decompose, and look-alikes that are one letter to someone who searches. */
const special: Readonly<Record<string, string>> = {
  "'": '',
  '`': '',
  '´': '',
  ʼ: '',
  ʹ: '',
  ʿ: '',
  ʾ: '',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ئ: 'ی',
  ي: 'ی',
  ى: 'ی',
  ێ: 'ی',
  ې: 'ی',
  ؤ: 'و',
  ۆ: 'و',
  ۇ: 'و',
  ة: 'ه',
  ك: 'ک',
  ڵ: 'ل',
  ڕ: 'ر',
  ء: '',
};

const table = Array.from({ length: TABLE_SIZE }, (_, unit) => foldCharacter(String.fromCharCode(unit)));

/** General punctuation is common in Persian text (half-space, guillemets, dashes); everything else above the table is rare. */
function foldOther(unit: number): string {
  if (unit === 0x200c || unit === 0x2018 || unit === 0x2019) return '';
  if (unit >= 0x2000 && unit <= 0x206f) return BLANK;
  if (unit >= 0xd800 && unit <= 0xdfff) return KEEP;
  return foldCharacter(String.fromCharCode(unit));
}

function foldCharacter(character: string): string {
  const known = special[character];
  if (known !== undefined) return known;
  if (separator.test(character)) return BLANK;
  if (mark.test(character)) return '';
  const bare = character.normalize('NFD').replace(marks, '');
  return bare === character ? KEEP : bare;
}
