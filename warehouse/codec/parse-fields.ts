import type { FieldName } from '../../matching/ids.ts';
import type { FieldValue, NormalizedFields } from '../../matching/normalized-record.ts';
import { decodeFields, marks, statuses } from './normalized-fields.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPENING = 0x5b;
const CLOSING = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const ZERO = 0x30;

/**
 * The same as `decodeFields(JSON.parse(text))`, in a quarter of the time: made for the form that `writeFields` gives. What has any
 * other form, or an escaped character, takes the long way.
 */
export function parseFields(text: string): NormalizedFields {
  const fields = text.includes('\\') ? null : parsePlain(text);
  return fields ?? decodeFields(JSON.parse(text));
}

/** Null: it is written in another way. */
function parsePlain(text: string): NormalizedFields | null {
  const fields: Partial<Record<FieldName, readonly FieldValue[]>> = {};
  if (text.charCodeAt(0) !== OPENING_BRACE) return null;
  let at = 1;
  while (text.charCodeAt(at) === QUOTE) {
    const end = text.indexOf('"', at + 1);
    if (!text.startsWith('":[', end)) return null;
    const values: FieldValue[] = [];
    const next = parseValues(text, end + 3, values);
    if (next < 0) return null;
    fields[text.slice(at + 1, end) as FieldName] = values;
    at = text.charCodeAt(next) === COMMA ? next + 1 : next;
  }
  return text.charCodeAt(at) === CLOSING_BRACE && at === text.length - 1 ? fields : null;
}

/** Reads the values of a list whose opening bracket is behind us; returns where it ended, or -1. */
function parseValues(text: string, from: number, values: FieldValue[]): number {
  let at = from;
  while (text.charCodeAt(at) === OPENING) {
    if (text.charCodeAt(at + 1) !== QUOTE) return -1;
    const rawEnd = text.indexOf('"', at + 2);
    const raw = text.slice(at + 2, rawEnd);
    const valueEnd = endOfText(text, rawEnd + 1);
    const value = valueEnd === rawEnd + 3 ? raw : text.slice(rawEnd + 3, valueEnd - 1);
    const keyEnd = endOfText(text, valueEnd);
    const key = keyEnd === valueEnd + 2 ? value : text.slice(valueEnd + 2, keyEnd - 1);
    const status = statuses[text.charCodeAt(keyEnd + 1) - ZERO];
    if (rawEnd < 0 || valueEnd < 0 || keyEnd < 0 || status === undefined) return -1;
    at = keyEnd + 2;
    if (text.charCodeAt(at) === CLOSING) values.push({ raw, value, key, status });
    else {
      if (text.charCodeAt(at) !== COMMA) return -1;
      const end = text.indexOf(']', at);
      const given = text.slice(at + 1, end).split(',');
      values.push({ raw, value, key, status, marks: given.map((mark) => marks[Number(mark)]!) });
      at = end;
    }
    at += text.charCodeAt(at + 1) === COMMA ? 2 : 1;
  }
  return text.charCodeAt(at) === CLOSING ? at + 1 : -1;
}

/** Where `,"a text"` or `,0` ends that begins here; -1 when neither does. */
function endOfText(text: string, at: number): number {
  if (at < 0 || text.charCodeAt(at) !== COMMA) return -1;
  const first = text.charCodeAt(at + 1);
  if (first === ZERO) return at + 2;
  return first === QUOTE ? text.indexOf('"', at + 2) + 1 || -1 : -1;
}
