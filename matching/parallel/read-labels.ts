import type { FieldName } from '../ids.ts';
import { type LabelKeys, readLabels as readLabelsOf } from '../incremental/keys/label-keys.ts';
import { withoutListedValues } from '../scoring/without-generic-values.ts';
import type { RecordTable } from '../table/record-table.ts';
import { sharedInt32Array } from '../table/shared-arrays.ts';

/** Blocking keys to read for the index. */
export interface LabelsToRead {
  /** By part: labels of the keys of one field. */
  readonly labels: readonly (readonly string[])[];
  /** Values that tell nothing, by field. */
  readonly generic: ReadonlyMap<FieldName, readonly string[]>;
}

/** Reads the keys of the values of one field, into shared memory. */
export const readLabels = {
  start(full: RecordTable, { labels, generic }: LabelsToRead): (index: number) => readonly LabelKeys[] {
    const { columns } = withoutListedValues(full, generic);
    return (index) =>
      readLabelsOf(columns, labels[index]!).map(({ starts, high, low, ...rows }) => ({
        ...rows,
        starts: toShared(starts),
        high: toShared(high),
        low: toShared(low),
      }));
  },
};

function toShared(values: Int32Array): Int32Array {
  const shared = sharedInt32Array(values.length);
  shared.set(values);
  return shared;
}
