import type { NormalizedRecord } from '../../matching/normalized-record.ts';

/** Served values of a record by field; invalid ones as the source gave them. */
export function valuesOf({ fields }: NormalizedRecord): object {
  return Object.fromEntries(
    Object.entries(fields).map(([field, values]) => [field, values?.map(({ value, raw }) => value || raw) ?? []]),
  );
}
