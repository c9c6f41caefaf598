import { YektaError } from '../../../config/errors/yekta-error.ts';

export const QUOTE = 0x22;
export const LF = 0x0a;
export const CR = 0x0d;

/**
 * The position of the quote that closes a quoted cell, whose content begins at `start`.
 *
 * @param row for the message, from 1
 * @throws YektaError `row.quote` when there is none
 */
export function closingQuote(bytes: Uint8Array, start: number, row: number): number {
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at;
    at++;
  }
  throw new YektaError('row.quote', 'A quoted cell is not closed.', { place: { row } });
}

/**
 * The position of the delimiter or line end behind a closing quote.
 *
 * @throws YektaError `row.quote` when something else is there
 */
export function behindClosingQuote(bytes: Uint8Array, quote: number, delimiter: number, row: number): number {
  const at = bytes[quote + 1] === CR && bytes[quote + 2] === LF ? quote + 2 : quote + 1;
  if (at >= bytes.length || bytes[at] === delimiter || bytes[at] === LF) return at;
  throw new YektaError('row.quote', 'A cell goes on behind its closing quote.', { place: { row } });
}

export function hasQuote(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === QUOTE) return true;
  return false;
}

/** Makes doubled quotes single, in place; the new end of the content. */
export function undoubleQuotes(bytes: Uint8Array, start: number, end: number): number {
  let length = start;
  for (let i = start; i < end; i++) {
    bytes[length++] = bytes[i]!;
    if (bytes[i] === QUOTE) i++;
  }
  return length;
}
