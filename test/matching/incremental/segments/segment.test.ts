import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeParts } from '../../../../matching/incremental/segments/decode-parts.ts';
import { encodeParts, encodeSegment, partsOf } from '../../../../matching/incremental/segments/encode-parts.ts';
import { membersOf } from '../../../../matching/incremental/segments/find-members.ts';
import { mergeEntries } from '../../../../matching/incremental/segments/merge-segments.ts';
import {
  bitsFor,
  createSegment,
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
  decodeParts(Uint8Array.from(Array.from(partsOf(encodeSegment(segment)), ([, bytes]) => [...bytes]).flat()));

describe('segments of the blocking index', () => {
  test('hold all entries in the order of their hashes, whatever the order and the size of parts', () => {
    fc.assert(
      fc.property(entries, bits, bits, (list, one, other) => {
        const segment = segmentOf(list, one);
        expect(readAll(segment)).toEqual(readAll(segmentOf(list.toReversed(), other)));
        expect(readAll(segment).length).toBe(list.length * 3);
        const parts = new Map(partsOf(encodeSegment(segment)));
        expect(parts.size).toBe(2 ** one);
        for (const [high, low, record] of list) {
          const part = decodeParts(parts.get(partOf(high, one))!);
          expect(membersOf([part], high, low).includes(record)).toBe(record >= 0);
        }
      }),
    );
  });

  test('come back from their bytes, range after range, whatever their integers are', () => {
    const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            hash.map(([high]) => high!),
            int,
            int,
          ),
          { maxLength: 300 },
        ),
        bits,
        (list, size) => {
          const unique = new Map(list.map((entry) => [`${entry[0]} ${entry[1]} ${recordOf(entry[2])}`, entry]));
          const { entries } = segmentOf([...unique.values()], size);
          expect(readAll({ bits: size, entries })).toEqual(entries);
          const half = 2 ** (size - 1);
          if (size === 0) return;
          const from = entries.findIndex((high, i) => i % 3 === 0 && partOf(high, size) >= half);
          const upper = encodeParts(from < 0 ? new Int32Array(0) : entries.subarray(from), size, half, 2 * half);
          expect(decodeParts(upper.bytes)).toEqual(from < 0 ? new Int32Array(0) : entries.subarray(from));
          expect(upper.ends.length).toBe(half);
        },
      ),
    );
  });

  test('take half of the bytes of their integers', () => {
    const segment = createSegment(bitsFor(32_000), (add) => {
      for (let i = 0; i < 32_000; i++)
        add(Math.imul(i >> 1, 0x9e3779b1), Math.imul(i >> 1, 0x85ebca6b), 500_000 + i * 10);
    });
    const [range] = encodeSegment(segment).ranges;
    expect(range!.bytes.length).toBeLessThan(32_000 * 6.5);
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
