import { canonicalText } from '../../text/canonical-text.ts';
import { comparableText } from '../../text/comparable-text.ts';
import { lettersForDigits } from '../../text/letters-for-digits.ts';
import { tokensOf } from '../../text/tokens.ts';
import { joinCompounds } from './compounds.ts';
import { withoutHonorifics } from './honorifics.ts';

/**
 * A person name as served: canonical text, without titles and remarks in brackets, "Family, Given" turned around.
 * Applied until nothing changes, so that cleaning a clean name leaves it alone.
 */
export function cleanPersonName(raw: string): string {
  let name = canonicalText(raw);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const cleaner = cleanOnce(name);
    if (cleaner === name) return name;
    name = cleaner;
  }
  return name;
}

/** Words of a clean name for comparison, compounds joined, numbers left out; digits in a word are slips, see `lettersForDigits`. */
export function nameTokens(name: string): readonly string[] {
  const tokens = tokensOf(comparableText(name));
  return joinCompounds(digits.test(name) ? tokens.filter(isWord).map(withoutDigits) : tokens);
}

/** True for a clean name with digits in a word, such as h0well or علی2: what is meant is clear enough to compare, but nobody is called that. */
export function hasDigitsInWords(name: string): boolean {
  return digits.test(name) && tokensOf(comparableText(name)).some((token) => digits.test(token) && isWord(token));
}

const MAX_PASSES = 20;
const digits = /\d/;
const allDigits = /\d+/g;
const ordinal = /^\d+(?:st|nd|rd|th)$/;
const punctuation = /[()[\]{}«»<>.,،/\\|_*:;؛"“”+=#@!?؟~-]/;
const brackets = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g;
const closedDot = /(?<=\p{L})\.(?=\p{L}{2,})/gu;
const edges = /^[\s\-–—_,،;؛:*.|/\\()[\]{}]+|[\s\-–—_,،;؛:*|/\\()[\]{}]+$|(?<=\p{L}{2})\.+$/gu;
const suffixAfterComma = /^(?:jr|sr|md|phd|mba|esq|ii|iii|iv)\.?$/i;

/** Neither a number nor an ordinal, nor mostly digits like the names of users. */
function isWord(token: string): boolean {
  const letters = token.replace(allDigits, '').length;
  return letters >= 2 * (token.length - letters) && !ordinal.test(token);
}

function withoutDigits(word: string): string {
  return lettersForDigits(word).replace(allDigits, '');
}

function cleanOnce(name: string): string {
  let text = name;
  if (punctuation.test(text)) {
    const outside = text.replace(brackets, ' ').trim();
    if (outside !== '') text = outside;
    text = turnAround(text.replace(closedDot, '. ').replace(edges, ''));
  }
  const words = text.split(' ').filter((word) => word !== '');
  return withoutHonorifics(words).join(' ');
}

/** "رضایی، محمد" and "Rezaei, Mohammad" name the family first. */
function turnAround(text: string): string {
  const parts = text.split(/[,،]/);
  if (parts.length !== 2) return text;
  const [family, given] = [parts[0]!.trim(), parts[1]!.trim()];
  if (family === '' || given === '' || suffixAfterComma.test(given)) return `${family} ${given}`.trim();
  return `${given} ${family}`;
}
