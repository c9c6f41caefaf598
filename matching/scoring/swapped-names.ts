import type { Keys } from '../table/keys.ts';
import type { RecordTable } from '../table/record-table.ts';
import type { Comparison } from './comparisons.ts';

/** Finds pairs whose given and family names are exchanged. */
export interface SwapFinder {
  /** True when a name of one row stands in the other place of the other row, wherever else names agree. */
  readonly isCrossed: (singles: Int32Array, rowA: number, rowB: number) => boolean;
  /** True when a name of one row stands in the other place of the other row: cheap, and never false for swapped names. */
  readonly mayBe: (singles: Int32Array, rowA: number, rowB: number, levels: Int8Array) => boolean;
  /** Turns the levels of swapped names into `swapped` for the given and nothing for the family name. */
  readonly mark: (
    singles: Int32Array,
    rowA: number,
    rowB: number,
    levels: Int8Array,
    frequency: Uint8Array,
    frequencies: readonly Uint8Array[],
  ) => void;
}

const never: SwapFinder = { isCrossed: () => false, mayBe: () => false, mark: () => {} };

/** Worst level of the other name when one name is in the other place exactly. */
export const OTHER_NAME_AT_MOST = 'similar';

/**
 * Names are swapped when neither given nor family names agree in place, one of them agrees crosswise exactly and the other one
 * at least similarly.
 */
export function createSwapFinder(table: RecordTable, comparisons: readonly Comparison[]): SwapFinder {
  const given = comparisons.findIndex(({ role }) => role === 'given');
  const family = comparisons.findIndex(({ role }) => role === 'family');
  if (given < 0 || family < 0) return never;
  const { type, column: givenColumn } = comparisons[given]!;
  const familyColumn = comparisons[family]!.column;
  const swapped = type.levels.findIndex(({ name }) => name === 'swapped');
  const similar = type.levels.findIndex(({ name }) => name === OTHER_NAME_AT_MOST);
  if (swapped < 0) return never;
  const givenKeys = table.columns[givenColumn]!.keys;
  const familyKeys = table.columns[familyColumn]!.keys;
  const familyOf = crossCodes(givenKeys, familyKeys);

  const isCrossed = (singles: Int32Array, rowA: number, rowB: number): boolean => {
    const givenA = singles[rowA + givenColumn]!;
    const givenB = singles[rowB + givenColumn]!;
    if (givenA < 0 || givenB < 0) return false;
    const crossA = familyOf[givenA]!;
    const crossB = familyOf[givenB]!;
    return (
      (crossA >= 0 && crossA === singles[rowB + familyColumn]) ||
      (crossB >= 0 && crossB === singles[rowA + familyColumn])
    );
  };

  const mayBe = (singles: Int32Array, rowA: number, rowB: number, levels: Int8Array): boolean =>
    levels[given] !== 0 && levels[family] !== 0 && isCrossed(singles, rowA, rowB);

  const mark: SwapFinder['mark'] = (singles, rowA, rowB, levels, frequency, frequencies) => {
    if (!mayBe(singles, rowA, rowB, levels)) return;
    if (levels[given]! < similar || levels[family]! < similar) return;
    const givenA = singles[rowA + givenColumn]!;
    const givenB = singles[rowB + givenColumn]!;
    const familyA = singles[rowA + familyColumn]!;
    const familyB = singles[rowB + familyColumn]!;
    if (familyA < 0 || familyB < 0) return;
    const first = familyOf[givenA] === familyB;
    const second = familyOf[givenB] === familyA;
    if (!(first && second)) {
      const level = first
        ? type.compare(givenKeys.at(givenB), familyKeys.at(familyA))
        : type.compare(givenKeys.at(givenA), familyKeys.at(familyB));
      if (level > similar) return;
    }
    levels[given] = swapped;
    levels[family] = -1;
    frequency[given] = Math.min(frequencies[givenColumn]![givenA]!, frequencies[givenColumn]![givenB]!);
  };

  return { isCrossed, mayBe, mark };
}

/** Code in the second list of each key of the first; -1 for none. */
function crossCodes(keys: Keys, others: Keys): Int32Array {
  const codeOf = new Map<string, number>();
  for (let code = 0; code < others.length; code++) codeOf.set(others.at(code), code);
  return Int32Array.from(keys, (key) => codeOf.get(key) ?? -1);
}
