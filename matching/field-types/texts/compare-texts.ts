import { indelSimilarity } from '../../text/indel-similarity.ts';
import { isTokenSubset, sortedTokens, tokensOf } from '../../text/tokens.ts';

/** Similarities of the sorted words from which two texts have levels 2 to 5. */
export const LEAST = [0.9, 0.8, 0.65, 0.5] as const;
/** Letters that a text needs to be taken for a part of another. */
export const SHORTEST_PART = 4;

/** A text key with what its comparison needs. */
export interface TextParts {
  readonly words: readonly string[];
  readonly sorted: string;
}

export function textPartsOf(key: string): TextParts {
  const words = tokensOf(key);
  return { words, sorted: sortedTokens(words) };
}

/** Level of two different texts; see `text.ts` for what each level means. */
export function compareTexts(a: TextParts, b: TextParts): number {
  if (a.sorted === b.sorted) return 1;
  const level = levelOfSimilarity(indelSimilarity(a.sorted, b.sorted));
  return level > 3 && Math.min(a.sorted.length, b.sorted.length) >= SHORTEST_PART && isTokenSubset(a.words, b.words)
    ? 3
    : level;
}

/** 2 to 5, or 6 for texts that are not alike. */
export function levelOfSimilarity(similarity: number): number {
  const at = LEAST.findIndex((least) => similarity >= least);
  return at < 0 ? 2 + LEAST.length : 2 + at;
}
