import { comparisonsOf } from '../scoring/comparisons.ts';
import type { EvidenceRole } from '../scoring/evidence-role.ts';
import { type Column, kindCodes, type RecordTable } from '../table/record-table.ts';

/** Counts how many differently named customers hold the same value, up to `most`. */
export type CountOwners = (rows: Iterable<number>, most: number) => number;

/**
 * Makes the counter of owners. Rows whose names agree, or are close, are one owner; rows without a name are nobody's. Persons
 * and organisations are counted apart, because a contact person and the company share a phone without being two customers;
 * the larger count is taken.
 */
export function ownerCounter(table: RecordTable): CountOwners {
  const comparisons = comparisonsOf(table.columns);
  const columnOf = (role: EvidenceRole): Column | null => {
    const comparison = comparisons.find((each) => each.role === role);
    return comparison === undefined ? null : table.columns[comparison.column]!;
  };
  const people = [columnOf('given'), columnOf('family')].filter((column) => column !== null);
  const companies = [columnOf('organisation')].filter((column) => column !== null);

  const count = (rows: Iterable<number>, columns: readonly Column[], otherKind: number, most: number): number => {
    if (columns.length === 0) return 0;
    const owners: number[] = [];
    for (const row of rows) {
      if (table.kinds[row] === otherKind || columns.every(({ single }) => single[row]! < 0)) continue;
      if (owners.some((owner) => sameName(columns, owner, row))) continue;
      if (owners.push(row) >= most) return most;
    }
    return owners.length;
  };
  return (rows, most) =>
    Math.max(count(rows, people, kindCodes.organisation, most), count(rows, companies, kindCodes.person, most));
}

/** Every part of the name that both rows have speaks for one owner. */
function sameName(columns: readonly Column[], a: number, b: number): boolean {
  let compared = false;
  for (const { single, keys, type } of columns) {
    const [x, y] = [single[a]!, single[b]!];
    if (x < 0 || y < 0) continue;
    compared = true;
    if (x === y) continue;
    const { m, u } = type.levels[type.compare(keys.at(x), keys.at(y))]!;
    if (m < u) return false;
  }
  return compared;
}
