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

/** The list is asked as it came: a map of it takes longer to make than to ask for the values of many tables. */
function classesOf(keys: Keys, { frequencies, otherFrequency }: ComparisonModel): Uint8Array {
  const classes = sharedUint8Array(keys.length).fill(frequencyClass(otherFrequency));
  for (let code = 0; code < keys.length; code++) {
    const key = keys.at(code);
    if (Object.hasOwn(frequencies, key)) classes[code] = frequencyClass(frequencies[key]!);
  }
  return classes;
}
