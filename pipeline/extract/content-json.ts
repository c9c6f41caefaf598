import { hash } from 'node:crypto';
import type { RawRecord } from '../ports/source-reader.ts';

/** The values of a raw record as JSON text that Postgres' jsonb accepts, and the content hash over it. */
export interface Content {
  readonly json: string;
  /** 32 hex characters; equal content has an equal hash, whatever the order of its columns. */
  readonly hash: string;
}

export function contentOf(record: RawRecord): Content {
  const json = toStorableJson(record.values);
  const canonical = `${record.stream}\n${record.deleted === true ? 'gone' : 'live'}\n${canonicalJson(record.values, json)}`;
  return { json, hash: hash('sha256', canonical, 'hex').slice(0, 32) };
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
function canonicalJson(values: RawRecord['values'], json: string): string {
  const columns = Object.keys(values);
  if (isSorted(columns)) return json;
  return JSON.stringify(Object.fromEntries(columns.sort().map((column) => [column, values[column]])));
}

function isSorted(columns: readonly string[]): boolean {
  return columns.every((column, index) => index === 0 || columns[index - 1]! <= column);
}
