import type { ComparisonModel, MatchModel } from '../model.ts';
import type { Keys } from '../table/keys.ts';
import type { RecordTable } from '../table/record-table.ts';
import { sharedUint8Array } from '../table/shared-arrays.ts';
import { checkModel } from './check-model.ts';
import type { Comparison } from './comparisons.ts';
import { frequencyClass } from './frequency-class.ts';

/**
 * Frequency class of every value under a model, by column and code.
 *
 * @throws YektaError `internal` when the model was made for other comparisons
 */
export function frequencyClassesOf(
  table: RecordTable,
  comparisons: readonly Comparison[],
  model: MatchModel,
): readonly Uint8Array[] {
  checkModel(model, comparisons);
  return table.columns.map(({ keys }, column) => {
    const of = comparisons.findIndex((comparison) => comparison.column === column);
    return classesOf(keys, model.comparisons[of]!);
  });
}

function classesOf(keys: Keys, { frequencies, otherFrequency }: ComparisonModel): Uint8Array {
  const other = frequencyClass(otherFrequency);
  const classes = sharedUint8Array(keys.length).fill(other);
  const listed = classesByKey(frequencies);
  for (let code = 0; code < keys.length; code++) {
    const known = listed.get(keys.at(code));
    if (known !== undefined) classes[code] = known;
  }
  return classes;
}

const classesOfList = new WeakMap<ComparisonModel['frequencies'], ReadonlyMap<string, number>>();

/** Made once per list, for callers that prepare many small tables. */
function classesByKey(frequencies: ComparisonModel['frequencies']): ReadonlyMap<string, number> {
  const known = classesOfList.get(frequencies);
  if (known !== undefined) return known;
  const classes = new Map(Object.entries(frequencies).map(([key, frequency]) => [key, frequencyClass(frequency)]));
  classesOfList.set(frequencies, classes);
  return classes;
}
