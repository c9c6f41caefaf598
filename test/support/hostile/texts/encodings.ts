import iconv from 'iconv-lite';
import { goodRow, goodRows, type HostileText, header, hostileText, lines, range } from './hostile-text.ts';

const good = (first: number, last: number): string => `${lines(header)}${goodRows(first, last)}`;
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const bigEndian = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
const windows = (text: string): Buffer => iconv.encode(text, 'windows-1256');
const join = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

/** Without the byte at `at`. */
const without = (bytes: Buffer, at: number): Buffer => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);

export const hostileEncodings: readonly HostileText[] = [
  hostileText(
    'UTF-8 with an invalid byte',
    () => join(good(1, 3), '4,دک', Buffer.from([0xff]), 'تر,تهران\n', goodRows(5, 7)),
    {
      good: [1, 2, 3, 5, 6, 7],
      rejects: ['row.encoding:5'],
    },
  ),
  hostileText(
    'UTF-8 with overlong and surrogate bytes',
    () =>
      join(
        good(1, 3),
        '4,',
        Buffer.from([0xc0, 0x80]),
        ',x\n5,',
        Buffer.from([0xed, 0xa0, 0x80]),
        ',y\n',
        goodRows(6, 7),
      ),
    {
      good: [1, 2, 3, 6, 7],
      rejects: ['row.encoding:5', 'row.encoding:6'],
    },
  ),
  hostileText('UTF-8 cut off inside a character', () => join(good(1, 3), Buffer.from('4,دکتر').subarray(0, -1)), {
    good: [1, 2, 3],
    rejects: ['row.encoding:5'],
    error: 'file.truncated',
  }),
  hostileText('UTF-8 with lines in windows-1256', () => join(good(1, 6), windows(goodRows(7, 8)), goodRows(9, 12)), {
    good: [...range(1, 6), ...range(9, 12)],
    rejects: ['row.encoding:8', 'row.encoding:9'],
  }),
  hostileText('windows-1256', () => windows(good(1, 20)), { good: range(1, 20) }),
  hostileText(
    'windows-1256 with lines in UTF-8',
    () => join(windows(good(1, 6)), goodRows(7, 8), windows(goodRows(9, 12))),
    {
      good: [...range(1, 6), ...range(9, 12)],
      rejects: ['row.encoding:8', 'row.encoding:9'],
    },
  ),
  hostileText(
    'windows-1256 after megabytes of ASCII',
    () =>
      join(
        lines(header, ...range(1, 90_000).map((id) => `${id},customer number ${id},Tehran`)),
        windows(goodRows(90_001, 90_020)),
      ),
    {
      good: range(90_001, 90_020),
      others: 90_000,
    },
  ),
  hostileText('UTF-16LE with a byte order mark', () => utf16(`\ufeff${good(1, 9)}`), { good: range(1, 9) }),
  hostileText('UTF-16BE with a byte order mark', () => bigEndian(utf16(`\ufeff${good(1, 9)}`)), { good: range(1, 9) }),
  hostileText('UTF-16LE without a byte order mark', () => utf16(good(1, 9)), { good: range(1, 9) }),
  hostileText('UTF-16BE without a byte order mark', () => bigEndian(utf16(good(1, 9))), { good: range(1, 9) }),
  hostileText('UTF-16 with an odd number of bytes', () => join(utf16(`\ufeff${good(1, 3)}4,x`), Buffer.from([0x31])), {
    good: range(1, 3),
    rejects: ['row.encoding:5'],
    error: 'file.truncated',
  }),
  hostileText('UTF-16 with half a surrogate pair', () => utf16(`\ufeff${good(1, 3)}4,\ud83d,x\n${goodRows(5, 6)}`), {
    good: [1, 2, 3, 5, 6],
    rejects: ['row.encoding:5'],
  }),
  hostileText(
    'UTF-16LE with a lost byte',
    () => {
      const start = utf16(`\ufeff${good(1, 3)}`);
      return without(Buffer.concat([start, utf16(`4,abc,def\r\n${goodRows(5, 9)}`)]), start.length + 5);
    },
    { good: [1, 2, 3, ...range(5, 9)], rejects: ['row.encoding:5'] },
  ),
  hostileText(
    'UTF-16BE with a lost byte',
    () => {
      const start = bigEndian(utf16(`\ufeff${good(1, 3)}`));
      return without(Buffer.concat([start, bigEndian(utf16(`4,abc,def\r\n${goodRows(5, 9)}`))]), start.length + 5);
    },
    { good: [1, 2, 3, ...range(5, 9)], rejects: ['row.encoding:5'] },
  ),
  hostileText('exports with byte order marks joined', () => `\ufeff${good(1, 3)}\ufeff${good(4, 6)}`, {
    good: range(1, 6),
  }),
  hostileText('only a byte order mark', () => '\ufeff', { error: 'file.empty' }),
  hostileText('cells padded with zero bytes', () => lines(header, '1\0\0,دکتر 1\0\0\0,تهران\0', goodRow(2)), {
    good: [1, 2],
  }),
  hostileText('zero bytes to the end after a crash', () => `${good(1, 200)}${'\0'.repeat(600)}`, {
    good: range(1, 200),
  }),
  hostileText('end-of-file mark of DOS', () => `${good(1, 3)}\x1a`, { good: range(1, 3) }),
  hostileText(
    'code page of DOS',
    () => Buffer.from(lines(header, ...range(1, 60).map((id) => `${id},\x92\xa4\xa8\xad,\x97\xab\xa2\xa4`)), 'latin1'),
    {
      error: 'file.encoding',
    },
  ),
  hostileText(
    'invalid byte in the header',
    () => join('id,na', Buffer.from([0xff]), 'me,شهر,استان,کشور\n', goodRows(1, 3)),
    { error: 'file.encoding' },
  ),
];
