/** 32-bit hash of a text, by its UTF-16 units: FNV-1a (Fowler, Noll and Vo). The same on every machine and for ever. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** 32-bit hash of words in any order, each as often as it occurs; `besides`: index of a word to leave out. */
export function wordsHash(words: readonly string[], besides = -1): number {
  let sum = 0;
  for (let i = 0; i < words.length; i++) if (i !== besides) sum = (sum + scattered(textHash(words[i]!))) | 0;
  return sum;
}

/** The sums of hashes of similar words would fall together: their differences are similar, too. */
function scattered(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return half ^ (half >>> 13);
}
