/**
 * Canonical text: the form in which text is served to people. Letters that look the same become the same (Arabic ي ك become
 * Persian ی ک, presentation and full-width forms become ordinary letters), digits of all families become ASCII, invisible characters,
 * tatweel and vowel signs go, white space is single. What a reader would see as another word (آ, ئ, ة, accents) stays.
 * The half-space (U+200C) stays only between two Arabic-script letters, where it has a meaning. Idempotent; the result is
 * well-formed UTF-16 without control characters, with accents composed.
 *
 * Compatibility characters are folded (NFKC) in presentation, ligature and full-width blocks only: elsewhere NFKC changes meaning (m² to m2).
 * Follows the Unicode character database and the Persian practice of ISIRI 6219.
 */
export function canonicalText(raw: string): string {
  if (isPlain(raw)) return raw;
  // Marks of madda and hamza are dropped below like vowel signs, but where they make another letter (ا + madda) they belong to it.
  return canonicalize(arabicCombining.test(raw) ? raw.normalize('NFC') : raw);
}

const arabicCombining = /[\u0653-\u0655]/;

const SPACE = 0x20;
const ZWNJ = 0x200c;

/** What to do with a UTF-16 code unit: itself, another unit, or one of the negative actions. */
const DROP = -1;
const BLANK = -2;
const COMPATIBILITY = -3;
const COMBINING = -4;
const HALF_SPACE = -5;

/** True when every character stands for itself and white space is already single: most cells, so it pays to look first. */
function isPlain(text: string): boolean {
  let previous = SPACE;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (actions[unit] !== unit || (unit === SPACE && previous === SPACE)) return false;
    previous = unit;
  }
  return text.length === 0 || previous !== SPACE;
}

function canonicalize(text: string): string {
  let out = '';
  let blank = false;
  let halfSpace = false;
  let composes = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const action = actions[unit]!;
    if (action === BLANK || action === SPACE) {
      blank = true;
      halfSpace = false;
      continue;
    }
    if (action === HALF_SPACE) {
      halfSpace = !blank && out !== '' && isArabicLetter(out.charCodeAt(out.length - 1));
      continue;
    }
    let piece: string;
    if (action === DROP) {
      const pair = surrogatePair(text, i);
      if (pair === '') continue;
      piece = pair;
      i++;
    } else if (action === COMPATIBILITY) {
      composes = true;
      const ordinary = text[i]!.normalize('NFKC');
      piece = ordinary === text[i] ? ordinary : canonicalText(ordinary);
      if (piece === '') continue;
    } else {
      if (action === COMBINING) composes = true;
      piece = String.fromCharCode(action === COMBINING ? unit : action);
    }
    if (blank && out !== '') out += ' ';
    else if (halfSpace && isArabicLetter(piece.charCodeAt(0))) out += '\u200c';
    blank = false;
    halfSpace = false;
    out += piece;
  }
  if (!composes) return out;
  const composed = out.normalize('NFC');
  return composed === out ? out : canonicalText(composed);
}

/** The well-formed pair that starts at `i`; empty for a lone surrogate or any other unit. */
function surrogatePair(text: string, i: number): string {
  const point = text.codePointAt(i)!;
  if (point < 0x10000 || point >= 0xe0000) return '';
  return text.slice(i, i + 2);
}

function isArabicLetter(unit: number): boolean {
  return (unit >= 0x0620 && unit <= 0x064a) || (unit >= 0x066e && unit <= 0x06d3);
}

function buildActions(): Int32Array {
  const table = Int32Array.from({ length: 0x10000 }, (_, unit) => unit);
  const set = (from: number, to: number, action: number): void => {
    table.fill(action, from, to + 1);
  };
  set(0x0000, 0x001f, DROP);
  set(0x0009, 0x000d, BLANK);
  set(0x007f, 0x009f, DROP);
  table[0x0085] = BLANK;
  table[0x00a0] = BLANK;
  table[0x00ad] = DROP;
  set(0x0300, 0x036f, COMBINING);
  table[0x034f] = DROP;
  set(0x0610, 0x061a, DROP);
  table[0x061c] = DROP;
  table[0x0640] = DROP;
  set(0x064b, 0x065f, DROP);
  table[0x0670] = DROP;
  set(0x06d6, 0x06dc, DROP);
  set(0x06df, 0x06e8, DROP);
  set(0x06ea, 0x06ed, DROP);
  table[0x06dd] = DROP;
  table[0x1680] = BLANK;
  table[0x180e] = DROP;
  set(0x2000, 0x200a, BLANK);
  table[0x200b] = DROP;
  table[ZWNJ] = HALF_SPACE;
  set(0x200d, 0x200f, DROP);
  set(0x2028, 0x2029, BLANK);
  set(0x202a, 0x202e, DROP);
  table[0x202f] = BLANK;
  table[0x205f] = BLANK;
  set(0x2060, 0x206f, DROP);
  table[0x3000] = BLANK;
  set(0xd800, 0xdfff, DROP);
  set(0xfb00, 0xfb06, COMPATIBILITY);
  set(0xfb50, 0xfdfc, COMPATIBILITY);
  // Whole formulas of blessing in one character: no part of a name, and 18 times as long when spelled out.
  set(0xfdfa, 0xfdfb, DROP);
  set(0xfe00, 0xfe0f, DROP);
  set(0xfe20, 0xfe2f, COMBINING);
  set(0xfe70, 0xfefc, COMPATIBILITY);
  table[0xfeff] = DROP;
  set(0xff01, 0xffee, COMPATIBILITY);
  set(0xfff9, 0xfffb, DROP);
  set(0xfffe, 0xffff, DROP);
  for (let digit = 0; digit < 10; digit++) {
    table[0x0660 + digit] = 0x30 + digit;
    table[0x06f0 + digit] = 0x30 + digit;
  }
  for (const [from, to] of lookAlikes) table[from.charCodeAt(0)] = to.charCodeAt(0);
  return table;
}

/** Letters that Persian writes with another code point; nobody sees the difference. */
const lookAlikes: readonly (readonly [string, string])[] = [
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ك', 'ک'],
  ['ڪ', 'ک'],
  ['ٱ', 'ا'],
  ['ە', 'ه'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['ۀ', 'ه'],
];

const actions = buildActions();
