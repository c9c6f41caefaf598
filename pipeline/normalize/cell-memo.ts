import { textHash } from '../../matching/text/text-hash.ts';

/** Texts that are remembered at once, per column: at first, and at most; a power of two. */
const FEWEST = 1 << 10;
const MOST = 1 << 15;
/** Longer cells hardly ever come twice. */
const LONGEST = 40;
/** Calls after which it is looked at again whether remembering pays. */
const TRIAL = 8_192;
/** Share of the calls that must meet a known text: a miss costs about a tenth of a hit's gain. */
const WORTHWHILE = 0.15;

/**
 * Remembers what a pure function makes of the short cells of a column, for the names, cities and dates that many records share.
 * A column of ever new texts, such as e-mails, is found out after a few thousand cells and remembered no longer.
 *
 * Every text has one slot, where it takes the place of another: half the work of a map, and what is asked for often comes back.
 */
export function cellMemo<T>(compute: (text: string) => T): (text: string) => T {
  let texts: (string | undefined)[] = new Array(FEWEST).fill(undefined);
  let results: (T | undefined)[] = new Array(FEWEST).fill(undefined);
  let calls = 0;
  let hits = 0;
  let misses = 0;
  let worthwhile = true;

  const grow = (): void => {
    const [oldTexts, oldResults] = [texts, results];
    texts = new Array(2 * oldTexts.length).fill(undefined);
    results = new Array(texts.length).fill(undefined);
    oldTexts.forEach((text, i) => {
      if (text === undefined) return;
      const slot = slotOf(text, texts.length);
      texts[slot] = text;
      results[slot] = oldResults[i];
    });
  };
  const judge = (): void => {
    worthwhile = hits >= WORTHWHILE * calls;
    if (!worthwhile) [texts, results] = [[], []];
    calls = 0;
    hits = 0;
  };

  return (text) => {
    if (!worthwhile || text.length > LONGEST) return compute(text);
    const slot = slotOf(text, texts.length);
    calls++;
    if (texts[slot] === text) {
      hits++;
      return results[slot]!;
    }
    const result = compute(text);
    texts[slot] = text;
    results[slot] = result;
    misses++;
    if (misses > texts.length && texts.length < MOST) grow();
    if (calls >= TRIAL) judge();
    return result;
  };
}

function slotOf(text: string, slots: number): number {
  const hash = textHash(text);
  return (hash ^ (hash >>> 15)) & (slots - 1);
}
