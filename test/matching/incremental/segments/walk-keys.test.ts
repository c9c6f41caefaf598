import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodeSegment, partsOf } from '../../../../matching/incremental/segments/encode-parts.ts';
import { mergeEntries } from '../../../../matching/incremental/segments/merge-segments.ts';
import { createSegment, type Segment, WIDTH } from '../../../../matching/incremental/segments/segment.ts';
import { walkKeys } from '../../../../matching/incremental/segments/walk-keys.ts';

/** Few hashes, so that records share keys, and others that take steps of all lengths. */
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const near = fc.integer({ min: -3, max: 200 });
const hash = fc.oneof(fc.constantFrom([0, 5], [0, -5], [-1, 3], [-2147483648, 0]), fc.tuple(fc.oneof(int, near), int));
const record = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 2 ** 30 }));
const entries = fc.uniqueArray(fc.tuple(hash, record, fc.boolean()), {
  selector: ([[high, low], id]) => `${high},${low},${id}`,
  maxLength: 60,
});
const bits = fc.integer({ min: 0, max: 5 });

const segmentOf = (list: readonly (readonly [readonly number[], number])[], size: number): Segment =>
  createSegment(size, (add) => {
    for (const [[high, low], entry] of list) add(high!, low!, entry);
  });

test('keys are walked with their records and what newer entries say of them, however parts come', () => {
  fc.assert(
    fc.property(entries, entries, bits, fc.integer({ min: 1, max: 5 }), (old, changes, size, atOnce) => {
      const base = segmentOf(
        old.map(([key, id]) => [key, id]),
        size,
      );
      const newer = segmentOf(
        changes.map(([key, id, isGone]) => [key, isGone ? ~id : id]),
        2,
      ).entries;

      const walked: number[] = [];
      const walk = walkKeys(newer, (high, low, count, members) => {
        const list = members();
        expect(list.length).toBe(count);
        for (const id of list) walked.push(high, low, id);
      });
      const parts = Array.from(partsOf(encodeSegment(base)), ([, bytes]) => [...bytes]);
      for (let i = 0; i < parts.length; i += atOnce) walk.take(Uint8Array.from(parts.slice(i, i + atOnce).flat()));
      walk.end();

      const merged = mergeEntries(base.entries, newer, true);
      expect(walked).toEqual([...merged]);
      expect(merged.length % WIDTH).toBe(0);
    }),
  );
});
