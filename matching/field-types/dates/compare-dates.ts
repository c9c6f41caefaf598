import { bagDistance, differingDigits, digitBag, editsBound, lastEight } from '../../text/digit-sketch.ts';
import { boundedOsa } from '../../text/edit-distance.ts';
import type { Sketch } from '../field-type.ts';

/** Level of two date keys (yyyy-mm-dd); see `date.ts` for what each level means. */
export function compareDates(a: string, b: string): number {
  if (a === b) return 0;
  const edits = boundedOsa(a, b, 2);
  const byParts = levelOfParts(digitsOf(a), digitsOf(b));
  if (edits === 1 || byParts === 1) return 1;
  return edits === 2 ? Math.min(byParts, 3) : byParts;
}

/** The eight digits and their bag: enough to tell nearly every level. */
export const dateSketch: Sketch = {
  width: 2,
  write(key, into, at) {
    into[at] = digitsOf(key);
    into[at + 1] = digitBag(withoutDashes(key));
  },
  bestLevel(sketches, a, b) {
    const x = sketches[a]!;
    const y = sketches[b]!;
    const byParts = levelOfParts(x, y);
    const changed = differingDigits(x, y);
    // Each edit touches two places at most, but for an insertion with a deletion, which stay within one part and leave the other two alone.
    if (byParts <= 2 ? byParts === 1 : changed > 4) return byParts;
    const edits = editsBound(changed, bagDistance(sketches[a + 1]!, sketches[b + 1]!, 8, 8));
    if (edits === 1) return 1;
    return edits === 2 ? Math.min(byParts, 3) : byParts;
  },
};

/** What the parts of two different dates tell, given as eight digits of four bits: 1 for day and month exchanged, 2, 4, or 5. */
function levelOfParts(x: number, y: number): number {
  const different = x ^ y;
  const sameYear = different >>> 16 === 0;
  if (sameYear && ((x >>> 8) & 0xff) === (y & 0xff) && (x & 0xff) === ((y >>> 8) & 0xff)) return 1;
  const parts = Number(sameYear) + Number((different & 0xff00) === 0) + Number((different & 0xff) === 0);
  if (parts >= 2) return 2;
  return sameYear ? 4 : 5;
}

function digitsOf(key: string): number {
  return lastEight(withoutDashes(key), 8);
}

function withoutDashes(key: string): string {
  return key.slice(0, 4) + key.slice(5, 7) + key.slice(8);
}
