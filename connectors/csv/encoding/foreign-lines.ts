import { isUtf8 } from 'node:buffer';
import { carriageReturn, findLineEnd, lineFeed } from '../rows/row-scan.ts';

/**
 * Lines, as start and end, that are Persian text in UTF-8 although the file is in a code page. Two Arabic letters of UTF-8 in a row
 * are, in windows-1256, four bytes that no Persian word has (`ط` to `غ` each before one of `پ چ ژ گ ک` or punctuation).
 */
export function foreignLines(bytes: Buffer, end: number): readonly (readonly [start: number, end: number])[] {
  const lines: [number, number][] = [];
  for (let at = 0; at + 3 < end; at += 1) {
    if (!isArabicLetter(bytes, at) || !isArabicLetter(bytes, at + 2)) continue;
    const start = lineStart(bytes, at);
    const stop = Math.min(findLineEnd(bytes, at), end);
    if (isUtf8(bytes.subarray(start, stop))) lines.push([start, stop]);
    at = stop;
  }
  return lines;
}

function isArabicLetter(bytes: Buffer, at: number): boolean {
  const first = bytes[at]!;
  const second = bytes[at + 1]!;
  return first >= 0xd8 && first <= 0xdb && second >= 0x80 && second <= 0xbf;
}

function lineStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > 0 && bytes[start - 1] !== lineFeed && bytes[start - 1] !== carriageReturn) start -= 1;
  return start;
}
