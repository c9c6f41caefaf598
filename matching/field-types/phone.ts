import { DIGIT_SKETCH_WIDTH, digitDistanceBound, writeDigitSketch } from '../text/digit-sketch.ts';
import { boundedOsa } from '../text/edit-distance.ts';
import type { FieldType } from './field-type.ts';
import { cleanPhones } from './phones/clean-phones.ts';

/**
 * Phone numbers in E.164; one cell may hold several. Iranian notations are read by own rules that agree with libphonenumber (a test compares
 * them), everything else by libphonenumber. A number that cannot be completed (a landline without area code) is
 * invalid: it keeps its digits for people and carries no evidence.
 *
 * - `typo`: one digit, or two neighbouring digits exchanged.
 * - `same_last7`: the same subscriber number behind another area code or operator prefix.
 * - `two_edits`: two such errors.
 */
export const phone: FieldType = {
  name: 'phone',
  clean: cleanPhones,
  blockingKeys: (key) => [
    { name: 'exact', key },
    { name: 'last7', key: key.slice(-7) },
    { name: 'last4', key: key.slice(-4) },
    { name: 'start6', key: key.slice(0, -4) },
  ],
  levels: [
    { name: 'exact', m: 0.72, u: 0.00003 },
    { name: 'typo', m: 0.02, u: 0.00002 },
    { name: 'same_last7', m: 0.01, u: 0.00002 },
    { name: 'two_edits', m: 0.005, u: 0.0004 },
    { name: 'else', m: 0.245, u: 0.99953 },
  ],
  compare(a, b) {
    if (a === b) return 0;
    const edits = boundedOsa(a, b, 2);
    if (edits === 1) return 1;
    if (a.slice(-7) === b.slice(-7)) return 2;
    return edits === 2 ? 3 : 4;
  },
  sketch: {
    width: DIGIT_SKETCH_WIDTH,
    write: writeDigitSketch,
    bestLevel,
    bestLevels,
  },
  unique: false,
};

function bestLevel(sketches: Int32Array, a: number, b: number): number {
  const edits = digitDistanceBound(sketches, a, b);
  if (edits === 1) return 1;
  if (((sketches[a + 2]! ^ sketches[b + 2]!) & lastSeven) === 0) return 2;
  return edits === 2 ? 3 : 4;
}

function bestLevels(sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array): void {
  for (let i = 0; i < count; i++) levels[i] = bestLevel(sketches, a, others[i]!);
}

/** Of the last eight digits, four bits each. */
const lastSeven = 0x0fffffff;
