import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BatchBuilder } from '../../../connectors/csv/batch-builder.ts';
import type { FilePart } from '../../../connectors/csv/read-file.ts';
import type { SourceBatch } from '../../../pipeline/ports/source-reader.ts';

const place = (row: number) => ({ file: 'a.csv', row });

/** A part with rows of these kinds, the first of which is in line `first`. */
function partOf(kinds: readonly boolean[], first: number): FilePart {
  const lines = kinds.map((isKnown, index) => ({ isKnown, row: first + index }));
  const parsed = lines.filter(({ isKnown }) => !isKnown);
  return {
    records: parsed.map(({ row }) => ({ stream: 'rows', values: {}, place: place(row) })),
    known: lines
      .filter(({ isKnown }) => isKnown)
      .map(({ row }) => ({
        place: place(row),
        memo: row,
        rows: 1,
        before: parsed.filter((other) => other.row < row).length,
      })),
    rejects: [],
    done: 0,
    report: null,
  };
}

/** Lines of a batch in the order of its rows. */
function linesOf({ records, known = [] }: SourceBatch): readonly number[] {
  return [...records.keys(), records.length].flatMap((index) => [
    ...known.filter(({ before }) => before === index).map((row) => row.place.row),
    ...(index < records.length ? [records[index]!.place.row] : []),
  ]);
}

test('known rows keep their places among the records, however parts fill batches', () => {
  const kinds = fc
    .array(fc.record({ isKnown: fc.boolean(), count: fc.integer({ min: 1, max: 900 }) }), { maxLength: 5 })
    .map((runs) => runs.flatMap(({ isKnown, count }) => Array.from({ length: count }, () => isKnown)));
  fc.assert(
    fc.property(fc.array(kinds, { maxLength: 4 }), (parts) => {
      const builder = new BatchBuilder(0);
      const batches: SourceBatch[] = [];
      let lines = 0;
      for (const part of parts) {
        batches.push(...builder.add(partOf(part, lines)));
        lines += part.length;
      }
      batches.push(...builder.finish());
      expect(batches.flatMap(linesOf)).toEqual(Array.from({ length: lines }, (_, line) => line));
      for (const { records } of batches) expect(records.length).toBeLessThanOrEqual(500);
    }),
    { numRuns: 30 },
  );
});
