import type { ValueStatus } from '../normalized-record.ts';
import { canonicalText } from '../text/canonical-text.ts';
import { comparableText } from '../text/comparable-text.ts';
import { DIGIT_SKETCH_WIDTH, digitDistanceBound, writeDigitSketch } from '../text/digit-sketch.ts';
import { boundedOsa } from '../text/edit-distance.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { textHash } from '../text/text-hash.ts';
import type { FieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { identifierText, isDummyIdentifier } from './identifiers/identifier-text.ts';

/**
 * Postcode. Iran: ten digits that stand for one building, of which the first five name the district; no 0 and 2 among those five,
 * no 5 in fifth place (postal company of Iran). Other countries: three to ten letters and digits, unverified.
 *
 * `typo`: one edit. `same_district`: the same first half (10 digits: the first five, 5 digits: the first three; British: all before the last three).
 */
export const postcode: FieldType = {
  name: 'postcode',
  clean(raw, context) {
    const value = identifierText(raw);
    if (isPlaceholder(comparableText(canonicalText(raw))) || isDummyIdentifier(value)) {
      return [fieldValue(raw, value, '', 'junk')];
    }
    return [fieldValue(raw, value, value, context.country === 'IR' ? iranianStatus(value) : genericStatus(value))];
  },
  blockingKeys: (key) => [
    { name: 'exact', key },
    { name: 'district', key: districtOf(key) },
  ],
  levels: [
    { name: 'exact', m: 0.62, u: 0.002 },
    { name: 'typo', m: 0.05, u: 0.003 },
    { name: 'same_district', m: 0.1, u: 0.01 },
    { name: 'else', m: 0.23, u: 0.985 },
  ],
  compare(a, b) {
    if (a === b) return 0;
    if (boundedOsa(a, b, 1) <= 1) return 1;
    return districtOf(a) === districtOf(b) ? 2 : 3;
  },
  sketch: {
    width: DIGIT_SKETCH_WIDTH + 1,
    write(key, into, at) {
      writeDigitSketch(key, into, at);
      into[at + DIGIT_SKETCH_WIDTH] = textHash(districtOf(key));
    },
    bestLevel,
    bestLevels,
  },
  unique: false,
};

function bestLevel(sketches: Int32Array, a: number, b: number): number {
  if (digitDistanceBound(sketches, a, b) === 1) return 1;
  return sketches[a + DIGIT_SKETCH_WIDTH] === sketches[b + DIGIT_SKETCH_WIDTH] ? 2 : 3;
}

function bestLevels(sketches: Int32Array, a: number, others: Int32Array, count: number, levels: Uint8Array): void {
  for (let i = 0; i < count; i++) levels[i] = bestLevel(sketches, a, others[i]!);
}

function districtOf(key: string): string {
  if (british.test(key)) return key.slice(0, -3);
  return key.slice(0, Math.max(3, (key.length + 1) >> 1));
}

const british = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;
const iranianPlan = /^[13-9]{4}[1346-9]\d{5}$/;

function iranianStatus(value: string): ValueStatus {
  if (!/^\d{10}$/.test(value) || /^(\d)\1{4}|0{5}$/.test(value)) return 'invalid';
  return iranianPlan.test(value) ? 'valid' : value.startsWith('0') ? 'invalid' : 'unverified';
}

function genericStatus(value: string): ValueStatus {
  return /^[A-Z0-9]{3,10}$/.test(value) ? 'unverified' : 'invalid';
}
