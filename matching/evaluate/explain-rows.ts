import type { Evidence } from '../evidence.ts';
import type { FieldName } from '../ids.ts';
import type { Profile } from '../profile.ts';
import { hardConflictFinder } from '../scoring/hard-conflict.ts';
import type { PairScorer } from '../scoring/pair-scorer.ts';
import type { RecordTable } from '../table/record-table.ts';

/** What measuring asks about a pair of rows. */
export type RowEvidence = Pick<Evidence, 'weight' | 'comparisons' | 'hardConflict'>;
export type ExplainRows = (a: number, b: number) => RowEvidence;

/** Explains rows of a table with the scorer of that table. */
export function rowExplainer(table: RecordTable, scorer: PairScorer, { duplicateFree }: Profile): ExplainRows {
  const findConflict = hardConflictFinder(table, scorer, duplicateFree);
  return (a, b) => {
    const weight = scorer.weigh(a, b);
    const { levels } = scorer.findings;
    const bits = scorer.findings.bits();
    return {
      weight,
      comparisons: scorer.comparisons.flatMap(({ field, type }, i) =>
        levels[i]! < 0 ? [] : [{ field: field.name, level: type.levels[levels[i]!]!.name, bits: bits[i]! }],
      ),
      hardConflict: findConflict(a, b),
    };
  };
}

/** The comparable values of a row by field, which are the ones that matching sees; fields without one are left out. */
export function valuesOfRow({ columns }: RecordTable, row: number): ReadonlyMap<FieldName, readonly string[]> {
  const values = new Map<FieldName, readonly string[]>();
  for (const { field, keys, offsets, codes } of columns) {
    const own = Array.from(codes.subarray(offsets[row], offsets[row + 1]), (code) => keys.at(code));
    if (own.length > 0) values.set(field.name, own);
  }
  return values;
}
