import type { FieldName } from '../ids.ts';
import { comparedTable } from '../scoring/compared-table.ts';
import { createPairComparer } from '../scoring/pair-comparer.ts';
import type { RowStore } from '../scoring/row-store.ts';
import { withoutListedValues } from '../scoring/without-generic-values.ts';
import type { RecordTable } from '../table/record-table.ts';

/** Pairs of rows to compare. */
export interface SampleToCompare {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Frequency class by column and code. */
  readonly rarities: readonly Uint8Array[];
  /** Values that tell nothing, by field. */
  readonly generic: ReadonlyMap<FieldName, readonly string[]>;
  /** Of the table without those values. */
  readonly store: RowStore;
}

/** Levels and frequency classes of some of the pairs, comparison by comparison for each pair. */
export interface ComparedPart {
  readonly levels: Int8Array;
  readonly rarities: Uint8Array;
}

/** Pairs of one part. */
const PART = 20_000;

export function partsOfSample(pairs: number): number {
  return Math.ceil(pairs / PART);
}

/** Compares the pairs of a sample. */
export const compareSample = {
  start(full: RecordTable, { a, b, rarities, generic, store }: SampleToCompare): (index: number) => ComparedPart {
    const table = withoutListedValues(full, generic);
    const comparer = createPairComparer(comparedTable(table, rarities, store));
    const width = comparer.comparisons.length;
    return (index) => {
      const from = index * PART;
      const to = Math.min(a.length, from + PART);
      const part = { levels: new Int8Array((to - from) * width), rarities: new Uint8Array((to - from) * width) };
      for (let pair = from; pair < to; pair++) {
        comparer.compare(a[pair]!, b[pair]!);
        part.levels.set(comparer.levels, (pair - from) * width);
        part.rarities.set(comparer.frequency, (pair - from) * width);
      }
      return part;
    };
  },
};
