import { hash } from 'node:crypto';
import type { RawRecord, RawValue } from '../ports/source-reader.ts';

/** The values of a raw record as JSON text that Postgres' jsonb accepts, and the content hash over it. */
export interface Content {
  readonly json: string;
  /** 32 hex characters; equal content has an equal hash, whatever the order of its columns. */
  readonly hash: string;
}

export function contentOf(record: RawRecord): Content {
  const values = storable(record.values);
  const json = JSON.stringify(values);
  const canonical = `${record.stream}\n${record.deleted === true ? 'gone' : 'live'}\n${canonicalJson(values, json)}`;
  return { json, hash: hash('sha256', canonical, 'hex').slice(0, 32) };
}

type Values = RawRecord['values'];

/**
 * jsonb refuses U+0000 and lone surrogates, which broken exports do contain, in names of columns as in values: they become
 * their visible stand-ins, U+2400 (symbol for null) and U+FFFD.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\u2400');
}

function storable(values: Values): Values {
  // JSON escapes both, and only rarely anything else.
  if (!JSON.stringify(values).includes('\\u')) return values;
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => [storableText(column), storableValue(value)]),
  );
}

function storableValue(value: RawValue): RawValue {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return (value as readonly RawValue[]).map(storableValue);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([part, content]) => [part, storableValue(content as RawValue)]),
  ) as unknown as RawValue;
}

/** Columns in sorted order, so that moving a column in a sheet changes no record. */
function canonicalJson(values: Values, json: string): string {
  const columns = Object.keys(values);
  if (isSorted(columns)) return json;
  return JSON.stringify(Object.fromEntries(columns.sort().map((column) => [column, values[column]])));
}

function isSorted(columns: readonly string[]): boolean {
  return columns.every((column, index) => index === 0 || columns[index - 1]! <= column);
}
