import iconv from 'iconv-lite';
import { LegacyTranscoder } from './legacy-transcoder.ts';
import { Utf16Transcoder } from './utf16-transcoder.ts';

/**
 * Turns the bytes of a file, in order, into UTF-8. What cannot be decoded becomes `invalidByte`, so that one check
 * (is this row valid UTF-8?) finds broken rows in any encoding.
 */
export interface Transcoder {
  /** The UTF-8 of `chunk`, less what only the next chunk completes. `last` when nothing follows. */
  readonly push: (chunk: Buffer, last: boolean) => Buffer;
}

/** @param encoding A canonical name: see `canonicalEncoding`. */
export function createTranscoder(encoding: string): Transcoder {
  if (encoding === 'utf-8') return { push: (chunk) => chunk };
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new Utf16Transcoder(encoding === 'utf-16be');
  return new LegacyTranscoder(encoding);
}

/** The one name that Yekta uses for an encoding (`UTF8` is `utf-8`), or `null` when it is not known. */
export function canonicalEncoding(name: string): string | null {
  const lower = name.trim().toLowerCase();
  const plain = lower.replace(/[^a-z0-9]/g, '');
  if (plain === 'utf8') return 'utf-8';
  if (plain === 'utf16le' || plain === 'utf16be') return `utf-16${plain.slice(-2)}`;
  if (/^(?:cp|windows|win)1256$/.test(plain)) return 'windows-1256';
  return iconv.encodingExists(lower) ? lower : null;
}
