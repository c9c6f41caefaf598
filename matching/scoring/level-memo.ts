/** Level of two distinct codes; computes each pair of codes once, as far as the memo's bounded memory goes. */
export type LevelOf = (codeA: number, codeB: number) => number;

/** Most entries of one memo: 9 MB. A newer pair takes the place of an older one that falls on the same slot. */
const MOST_SLOTS = 2 ** 20;

/**
 * Remembers comparison levels by pair of codes. Values with few distinct codes (cities, common names) meet again and again;
 * comparing them once is what makes scoring fast.
 *
 * @param compare symmetric level of two keys
 */
export function memoizeLevels(keys: readonly string[], compare: (a: string, b: string) => number): LevelOf {
  const pairs = (keys.length * (keys.length - 1)) / 2;
  const slots = 2 ** Math.ceil(Math.log2(Math.min(MOST_SLOTS, Math.max(16, pairs))));
  let known: Float64Array | null = null;
  let levels = new Uint8Array(0);
  return (codeA, codeB) => {
    if (known === null) {
      known = new Float64Array(slots).fill(-1);
      levels = new Uint8Array(slots);
    }
    const low = Math.min(codeA, codeB);
    const high = Math.max(codeA, codeB);
    const pair = low * keys.length + high;
    const slot = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 7) & (slots - 1);
    if (known[slot] === pair) return levels[slot]!;
    const level = compare(keys[low]!, keys[high]!);
    known[slot] = pair;
    levels[slot] = level;
    return level;
  };
}
