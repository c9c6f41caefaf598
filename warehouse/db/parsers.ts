import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

/** Parsers of the driver with two changes: bigint becomes a number (ours are far below 2^53), timestamptz ISO 8601 text. */
export function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (format !== 'binary') {
    if (oid === builtins.INT8) return Number;
    if (oid === builtins.TIMESTAMPTZ) return parseTime;
  }
  return getTypeParser(oid, format as 'text') as (text: string) => unknown;
}

const parseDate = getTypeParser(builtins.TIMESTAMPTZ, 'text') as (text: string) => Date;

/** Rows that were written together share their times: the last one is kept. */
let last = { text: '', time: '' };
function parseTime(text: string): string {
  if (text !== last.text) last = { text, time: parseDate(text).toISOString() };
  return last.time;
}
