import { hash } from 'node:crypto';
import type { RawRecord, RawValue } from '../ports/source-reader.ts';

/** The values of a raw record as JSON text that Postgres' jsonb accepts, and the content hash over it. */
export interface Content {
  readonly json: string;
  /** 32 hex characters; equal content has an equal hash, whatever the order of its columns. */
  readonly hash: string;
}

export function contentOf(record: RawRecord): Content {
  const json = storableJson(record.values);
  const canonical = `${record.stream}\n${record.deleted === true ? 'gone' : 'live'}\n${json}`;
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

function storableJson(values: Values): string {
  const json = sortedJson(values);
  // JSON escapes both, and only rarely anything else.
  if (!json.includes('\\u')) return json;
  const stored = Object.entries(values).map(([column, value]) => [storableText(column), storableValue(value)]);
  return sortedJson(Object.fromEntries(stored));
}

function storableValue(value: RawValue): RawValue {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return (value as readonly RawValue[]).map(storableValue);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([part, content]) => [part, storableValue(content as RawValue)]),
  ) as unknown as RawValue;
}

/** What `JSON.stringify` gives for the columns in sorted order, so that moving a column in a sheet changes no record. */
function sortedJson(values: Values): string {
  const { names, starts } = sortedColumns(Object.keys(values));
  if (names.length === 0) return '{}';
  let json = '';
  for (let index = 0; index < names.length; index += 1) json += starts[index]! + jsonOf(values[names[index]!]!);
  return `${json}}`;
}

const jsonOf = (value: RawValue): string =>
  typeof value === 'string' && !escaped.test(value) ? `"${value}"` : JSON.stringify(value);

/** Whatever JSON escapes in a text. */
const escaped = /["\\\p{Cc}\p{Cs}]/u;

interface Columns {
  readonly names: readonly string[];
  /** What comes before the value of each. */
  readonly starts: readonly string[];
}

let lastColumns: readonly string[] = [];
let lastSorted: Columns = { names: [], starts: [] };

/** The rows of a file share their columns: the order of the last row is nearly always that of the next. */
function sortedColumns(columns: readonly string[]): Columns {
  const same = columns.length === lastColumns.length && columns.every((column, index) => column === lastColumns[index]);
  if (!same) {
    lastColumns = columns;
    // The names of an object that look like array indexes come first, by their numbers.
    const names = Object.keys(Object.fromEntries([...columns].sort().map((column) => [column, null])));
    lastSorted = { names, starts: names.map((name, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`) };
  }
  return lastSorted;
}
