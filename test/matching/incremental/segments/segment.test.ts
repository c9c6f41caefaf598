import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { membersOf } from '../../../../matching/incremental/segments/find-members.ts';
import { mergeEntries } from '../../../../matching/incremental/segments/merge-segments.ts';
import {
  bitsFor,
  createSegment,
  decodePart,
  encodePart,
  partOf,
  recordOf,
  type Segment,
} from '../../../../matching/incremental/segments/segment.ts';

type Entry = readonly [number, number, number];

/** Few hashes, in all quarters of the range, so that records share keys. */
const hash = fc.constantFrom([0, 5], [0, -5], [1, 0], [-1, 3], [0x7fffffff, 1], [-2147483648, 0], [-2147483648, 1]);
const entries = fc.uniqueArray(
  fc
    .tuple(hash, fc.integer({ min: 1, max: 9 }), fc.boolean())
    .map(([[high, low], record, gone]): Entry => [high!, low!, gone ? ~record : record]),
  { selector: ([high, low, record]) => `${high},${low},${recordOf(record)}`, maxLength: 40 },
);
const bits = fc.integer({ min: 0, max: 5 });

const segmentOf = (list: readonly Entry[], size: number): Segment =>
  createSegment(size, (add) => {
    for (const entry of list) add(...entry);
  });

const readAll = (segment: Segment): Int32Array =>
  Int32Array.from(
    Array.from({ length: 2 ** segment.bits }, (_, part) => [...decodePart(encodePart(segment, part))]).flat(),
  );

describe('segments of the blocking index', () => {
  test('hold all entries in the order of their hashes, whatever the order and the size of parts', () => {
    fc.assert(
      fc.property(entries, bits, bits, (list, one, other) => {
        const segment = segmentOf(list, one);
        expect(readAll(segment)).toEqual(readAll(segmentOf(list.toReversed(), other)));
        expect(readAll(segment).length).toBe(list.length * 3);
        for (const [high, low, record] of list) {
          const part = decodePart(encodePart(segment, partOf(high, one)));
          expect(membersOf([part], high, low).includes(record)).toBe(record >= 0);
        }
      }),
    );
  });

  test('are read from bytes that begin anywhere', () => {
    const bytes = encodePart(segmentOf([[1, 2, 3]], 0), 0);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(decodePart(shifted.subarray(1))).toEqual(Int32Array.of(1, 2, 3));
  });

  test('merged are the same as one behind the other', () => {
    fc.assert(
      fc.property(entries, entries, entries, (first, second, third) => {
        const base = first.filter(([, , record]) => record >= 0);
        const all = [base, second, third].map((list) => readAll(segmentOf(list, 0)));
        const deltas = mergeEntries(all[1]!, all[2]!, false);
        const whole = mergeEntries(all[0]!, deltas, true);
        for (const [high, low] of [...base, ...second, ...third]) {
          const expected = membersOf(all, high, low);
          expect(membersOf([all[0]!, deltas], high, low)).toEqual(expected);
          expect(membersOf([whole], high, low)).toEqual(expected);
        }
        expect(whole.filter((_, i) => i % 3 === 2).every((record) => record >= 0)).toBe(true);
      }),
    );
  });

  test('have about a hundred entries a part', () => {
    expect(bitsFor(0)).toBe(0);
    expect(bitsFor(120)).toBe(0);
    expect(bitsFor(32_000_000)).toBe(18);
  });
});
