import { LegacyTranscoder } from './legacy-transcoder.ts';
import type { Transcoder } from './transcoder.ts';
import { Utf16Transcoder } from './utf16-transcoder.ts';

/** @param encoding A canonical name: see `canonicalEncoding`. */
export function createTranscoder(encoding: string): Transcoder {
  if (encoding === 'utf-8') return { push: (chunk) => chunk };
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new Utf16Transcoder(encoding === 'utf-16be');
  return new LegacyTranscoder(encoding);
}
