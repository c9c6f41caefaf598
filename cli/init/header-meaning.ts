import { canonicalText } from '../../matching/text/canonical-text.ts';
import { comparableText } from '../../matching/text/comparable-text.ts';
import { boundedOsa } from '../../matching/text/edit-distance.ts';
import { type ColumnMeaning, headerWords } from './header-words.ts';

/** The meaning of a header: the same words, else words with a typing slip. Numbers behind (`تلفن ۲`) do not matter. */
export function meaningOfHeader(header: string): ColumnMeaning | null {
  const words = folded(header);
  const same = meaningByWord.get(words);
  if (same !== undefined) return same;
  const slips = words.length < 5 ? 0 : words.length < 10 ? 1 : 2;
  if (slips === 0) return null;
  let best: { readonly meaning: ColumnMeaning; readonly distance: number } | null = null;
  for (const [word, meaning] of meaningByWord) {
    const distance = boundedOsa(words, word, slips);
    if (distance <= slips && distance < (best?.distance ?? slips + 1)) best = { meaning, distance };
  }
  return best?.meaning ?? null;
}

const folded = (header: string): string =>
  comparableText(canonicalText(header))
    .replaceAll(' ', '')
    .replace(/(?<=\p{L})\d+$/u, '');

const meaningByWord: ReadonlyMap<string, ColumnMeaning> = new Map(
  Object.entries(headerWords).flatMap(([meaning, words]) => words.map((word) => [folded(word), meaning] as const)),
);
