import type { ComparedField } from '../compared-fields.ts';
import type { SourceName } from '../ids.ts';
import type { PartyKind } from '../normalized-record.ts';
import type { Keys } from './keys.ts';

/**
 * The records of a matching run as dictionary-encoded columns.
 *
 * Invariant: rows are in canonical order, by (source, key) in UTF-16 code unit order, and codes are numbered by first
 * appearance in that order; so the same records give the same table whatever the order of adding (law 3).
 */
export interface RecordTable {
  /** Number of rows. */
  readonly size: number;
  /** Warehouse id by row. */
  readonly ids: Int32Array;
  /** Index into `sourceNames` by row. */
  readonly sources: Uint16Array;
  /** In ascending order. */
  readonly sourceNames: readonly SourceName[];
  /** By row: one of `kindCodes`. */
  readonly kinds: Uint8Array;
  /** One per compared field, in profile order. */
  readonly columns: readonly Column[];
}

/** Comparable values of one field. A row's values are `codes[offsets[row]]` up to, not including, `codes[offsets[row + 1]]`. */
export interface Column extends ComparedField {
  /** Distinct comparable keys; codes are places in it. */
  readonly keys: Keys;
  readonly offsets: Uint32Array;
  readonly codes: Uint32Array;
  /** Parallel to `codes`: 1 where the value passed every check of its type. */
  readonly valid: Uint8Array;
  /** By row: the code of its only value, or `NO_VALUE`, or `SEVERAL_VALUES`. */
  readonly single: Int32Array;
}

export const NO_VALUE = -1;
export const SEVERAL_VALUES = -2;

/** Party kinds as numbers; two kinds contradict each other exactly when both are set and they differ. */
export const kindCodes = { unknown: 0, person: 1, organisation: 2 } as const satisfies Record<
  PartyKind | 'unknown',
  number
>;

/** Whether any row has a value. */
export function hasValues({ offsets }: Column): boolean {
  return offsets[offsets.length - 1]! > 0;
}
