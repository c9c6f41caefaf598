/** Words of a comparable text; empty list for empty text. */
export function tokensOf(comparable: string): readonly string[] {
  return comparable === '' ? [] : comparable.split(' ');
}

/** Words in code-point order, joined: equal for the same words in any order. */
export function sortedTokens(tokens: readonly string[]): string {
  return tokens.length < 2 ? (tokens[0] ?? '') : [...tokens].sort().join(' ');
}

/** How many words of `a` occur in `b`, each word of `b` used once. */
export function sharedTokenCount(a: readonly string[], b: readonly string[]): number {
  const used = new Array<boolean>(b.length).fill(false);
  let shared = 0;
  for (const token of a) {
    for (let i = 0; i < b.length; i++) {
      if (used[i] || b[i] !== token) continue;
      used[i] = true;
      shared++;
      break;
    }
  }
  return shared;
}

/** True when the smaller of two word lists lies wholly within the larger one. Empty lists are within nothing. */
export function isTokenSubset(a: readonly string[], b: readonly string[]): boolean {
  const smaller = Math.min(a.length, b.length);
  return smaller > 0 && sharedTokenCount(a, b) === smaller;
}
