import type { NormalizedRecord } from './normalized-record.ts';

/** The order of records everywhere in matching: source, key and, should a (source, key) come twice, id. */
export function compareRecords(a: NormalizedRecord, b: NormalizedRecord): number {
  return compareCodeUnits(a.source, b.source) || compareCodeUnits(a.key, b.key) || a.id - b.id;
}

/** Text by UTF-16 code units: the same on every machine and in every locale. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
