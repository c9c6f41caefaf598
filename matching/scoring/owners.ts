import { kindCodes, type RecordTable } from '../table/record-table.ts';
import { evidenceRole } from './evidence-role.ts';
import type { LevelProbabilities } from './level-probabilities.ts';

/** Counts how many differently named customers hold the same value. */
export type CountOwners = (rows: readonly number[], most: number) => number;

/**
 * Makes the counter of owners. Rows whose names agree, or are close, are one owner; rows without a name are nobody's. Persons
 * and organisations are counted apart, because a contact person and the company share a phone without being two customers;
 * the larger count is taken.
 *
 * @param probabilities of the table's columns
 */
export function ownerCounter(table: RecordTable, probabilities: readonly LevelProbabilities[]): CountOwners {
  const names = table.columns.flatMap((column, i) => {
    const role = evidenceRole(column);
    const kind =
      role === 'person_name' ? kindCodes.person : role === 'organisation_name' ? kindCodes.organisation : null;
    return kind === null ? [] : [{ column, kind, ...probabilities[i]! }];
  });

  return (rows, most) => {
    let owners = 0;
    for (const { column, kind, m, u } of names) {
      const otherKind = kindCodes.person + kindCodes.organisation - kind;
      const seen = new Set<number>();
      const representatives: number[] = [];
      for (const row of rows) {
        const code = column.single[row]!;
        if (table.kinds[row] === otherKind || code < 0 || seen.has(code)) continue;
        seen.add(code);
        const isKnown = representatives.some((other) => {
          const level = column.type.compare(column.keys[other]!, column.keys[code]!);
          return m[level]! >= u[level]!;
        });
        if (!isKnown && representatives.push(code) >= most) return most;
      }
      owners = Math.max(owners, representatives.length);
    }
    return owners;
  };
}
