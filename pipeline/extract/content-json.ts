import { hash } from 'node:crypto';
import type { RawRecord } from '../ports/source-reader.ts';

/** The values of a raw record as JSON text that Postgres' jsonb accepts, and the content hash over it. */
export interface Content {
  readonly json: string;
  /** 32 hex characters; equal content has an equal hash, whatever the order of its columns. */
  readonly hash: string;
}

export function contentOf(record: RawRecord): Content {
  const json = toStorableJson(inSortedOrder(record.values));
  const state = record.deleted === true ? 'gone' : 'live';
  return { json, hash: hash('sha256', `${record.stream}\n${state}\n${json}`, 'hex').slice(0, 32) };
}

/**
 * jsonb refuses U+0000 and lone surrogates, which broken exports do contain: they become their visible stand-ins, U+2400
 * (symbol for null) and U+FFFD.
 */
function toStorableJson(values: RawRecord['values']): string {
  const json = JSON.stringify(values);
  return json.includes('\\u') ? JSON.stringify(values, toStorable) : json;
}

function toStorable(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\u2400');
  return value;
}

/** Columns in sorted order, so that moving a column in a sheet changes no record. */
function inSortedOrder(values: RawRecord['values']): RawRecord['values'] {
  const sorted: Record<string, RawRecord['values'][string]> = {};
  for (const column of sortedColumns(Object.keys(values))) sorted[column] = values[column]!;
  return sorted;
}

let lastColumns: readonly string[] = [];
let lastSorted: readonly string[] = [];

/** The rows of a file share their columns: the order of the last row is nearly always that of the next. */
function sortedColumns(columns: readonly string[]): readonly string[] {
  const same = columns.length === lastColumns.length && columns.every((column, index) => column === lastColumns[index]);
  if (!same) {
    lastColumns = columns;
    lastSorted = [...columns].sort();
  }
  return lastSorted;
}
