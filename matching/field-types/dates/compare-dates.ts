import { bagDistance, differingDigits, digitBag, editsBound, lastEight } from '../../text/digit-sketch.ts';
import { boundedOsa } from '../../text/edit-distance.ts';
import type { Sketch } from '../field-type.ts';

/** Levels of two dates, most similar first; `date.ts` tells what they mean. */
export const dateLevels = [
  'exact',
  'exchanged',
  'month_typo',
  'day_typo',
  'year_typo',
  'other_month',
  'other_day',
  'other_year',
  'two_edits',
  'same_year',
  'else',
] as const;

const LEVEL = Object.fromEntries(dateLevels.map((name, level) => [name, level])) as Readonly<
  Record<(typeof dateLevels)[number], number>
>;

/** Level of two date keys (yyyy-mm-dd). */
export function compareDates(a: string, b: string): number {
  if (a === b) return 0;
  const byParts = levelOfParts(digitsOf(a), digitsOf(b));
  if (byParts < LEVEL.two_edits) return byParts;
  return boundedOsa(a, b, 2) <= 2 ? LEVEL.two_edits : byParts;
}

/** The eight digits and their bag: enough to tell nearly every level. */
export const dateSketch: Sketch = {
  width: 2,
  write(key, into, at) {
    into[at] = digitsOf(key);
    into[at + 1] = digitBag(withoutDashes(key));
  },
  bestLevel,
  bestLevels,
};

function bestLevel(sketches: Int32Array, a: number, b: number): number {
  const x = sketches[a]!;
  const y = sketches[b]!;
  const byParts = levelOfParts(x, y);
  if (byParts < LEVEL.two_edits) return byParts;
  const changed = differingDigits(x, y);
  // Each edit touches two places at most, but for an insertion with a deletion, which stay within one part and leave the other two alone.
  if (changed > 4) return byParts;
  const edits = editsBound(changed, bagDistance(sketches[a + 1]!, sketches[b + 1]!, 8, 8));
  return edits <= 2 ? LEVEL.two_edits : byParts;
}

function bestLevels(sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array): void {
  for (let i = 0; i < count; i++) levels[i] = bestLevel(sketches, a, others[i]!);
}

/** What the parts of two different dates tell, given as eight digits of four bits. */
function levelOfParts(x: number, y: number): number {
  const different = x ^ y;
  const sameYear = different >>> 16 === 0;
  const sameMonth = (different & 0xff00) === 0;
  const sameDay = (different & 0xff) === 0;
  if (sameYear) {
    if (sameMonth) return isSlip(x & 0xff, y & 0xff) ? LEVEL.day_typo : LEVEL.other_day;
    if (sameDay) return isSlip((x >>> 8) & 0xff, (y >>> 8) & 0xff) ? LEVEL.month_typo : LEVEL.other_month;
    const exchanged = ((x >>> 8) & 0xff) === (y & 0xff) && (x & 0xff) === ((y >>> 8) & 0xff);
    return exchanged ? LEVEL.exchanged : LEVEL.same_year;
  }
  if (sameMonth && sameDay) return isSlip(x >>> 16, y >>> 16) ? LEVEL.year_typo : LEVEL.other_year;
  return LEVEL.else;
}

/** Digits of four bits each, of which one is mistyped or two neighbours are exchanged. */
function isSlip(x: number, y: number): boolean {
  let different = x ^ y;
  let shift = 0;
  while (different !== 0 && (different & 0xf) === 0) {
    different >>>= 4;
    shift += 4;
  }
  if (different <= 0xf) return true;
  const first = (x >>> shift) & 0xf;
  const second = (x >>> (shift + 4)) & 0xf;
  return different <= 0xff && first === ((y >>> (shift + 4)) & 0xf) && second === ((y >>> shift) & 0xf);
}

function digitsOf(key: string): number {
  return lastEight(withoutDashes(key), 8);
}

function withoutDashes(key: string): string {
  return key.slice(0, 4) + key.slice(5, 7) + key.slice(8);
}
