/** Texts that are remembered at once, per column. */
const CAPACITY = 30_000;
/** Longer cells hardly ever come twice. */
const LONGEST = 40;
/** Calls after which it is looked at again whether remembering pays. */
const TRIAL = 8_192;
/** Share of the calls that must meet a known text: a miss costs about a tenth of a hit's gain. */
const WORTHWHILE = 0.15;

/**
 * Remembers what a pure function makes of the short cells of a column, for the names, cities and dates that many records share.
 * A column of ever new texts, such as e-mails, is found out after a few thousand cells and remembered no longer.
 */
export function cellMemo<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let calls = 0;
  let hits = 0;
  let worthwhile = true;

  const judge = (): void => {
    worthwhile = hits >= WORTHWHILE * calls;
    if (!worthwhile) known.clear();
    calls = 0;
    hits = 0;
  };

  return (text) => {
    if (!worthwhile || text.length > LONGEST) return compute(text);
    if (calls++ === TRIAL) judge();
    const hit = known.get(text);
    if (hit !== undefined) {
      hits++;
      return hit;
    }
    const result = compute(text);
    if (known.size >= CAPACITY) known.clear();
    if (worthwhile) known.set(text, result);
    return result;
  };
}
