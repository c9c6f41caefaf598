import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { goodRows, type HostileText, header, hostileText, lines } from './hostile-text.ts';

const bytes = (hex: string, rest = ''): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest, 'latin1')]);

/** Bytes that look random, the same on every call. */
function noise(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256').update(`noise ${index}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

const refused = { error: 'file.not_this_format' } as const;

/** Files that only have the name of a text file. */
export const hostileFormats: readonly HostileText[] = [
  hostileText('workbook renamed', () => Buffer.concat([bytes('504b030414000600'), noise(4_000)]), refused),
  hostileText('old workbook renamed', () => Buffer.concat([bytes('d0cf11e0a1b11ae1'), noise(4_000)]), refused),
  hostileText('gzip renamed', () => gzipSync(`${lines(header)}${goodRows(1, 50)}`), refused),
  hostileText('PDF renamed', () => bytes('', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n'), refused),
  hostileText('PNG renamed', () => Buffer.concat([bytes('89504e470d0a1a0a0000000d'), noise(2_000)]), refused),
  hostileText('JPEG renamed', () => Buffer.concat([bytes('ffd8ffe000104a464946'), noise(2_000)]), refused),
  hostileText('SQLite renamed', () => bytes('', `SQLite format 3\0${'\0'.repeat(2_000)}`), refused),
  hostileText('random bytes', () => noise(100_000), refused),
  hostileText('only zero bytes', () => Buffer.alloc(1_000_000), refused),
  hostileText(
    'web page',
    () => '<!DOCTYPE html>\n<html><body><table><tr><td>id</td></tr></table></body></html>\n',
    refused,
  ),
  hostileText('XML', () => '\ufeff<?xml version="1.0"?>\n<Workbook><Row>1</Row></Workbook>\n', refused),
  hostileText('JSON', () => '[{"id": 1, "name": "a"},\n{"id": 2, "name": "b"}]\n', refused),
];
