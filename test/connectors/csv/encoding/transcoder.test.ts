import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { canonicalEncoding } from '../../../../connectors/csv/encoding/canonical-encoding.ts';
import { createTranscoder } from '../../../../connectors/csv/encoding/create-transcoder.ts';

function transcode(bytes: Buffer, encoding: string, cuts: readonly number[] = []): Buffer {
  const transcoder = createTranscoder(encoding);
  const ends = cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b);
  const chunks = [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
  return Buffer.concat([
    ...chunks.map((chunk) => transcoder.push(chunk, false)),
    transcoder.push(Buffer.alloc(0), true),
  ]);
}

const cuts = fc.array(fc.nat(), { maxLength: 5 });
const invalid = Buffer.from([0xff]);

describe('createTranscoder', () => {
  test.each(['utf-16le', 'utf-16be'])('%s becomes the same UTF-8 wherever it is cut', (encoding) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), cuts, (text, places) => {
        const wellFormed = text.replaceAll('\u0a00', '');
        expect(transcode(iconv.encode(wellFormed, encoding), encoding, places).toString()).toBe(wellFormed);
      }),
    );
  });

  test('every byte of windows-1256 is the character that the code page says', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    expect(transcode(bytes, 'windows-1256').toString()).toBe(iconv.decode(bytes, 'windows-1256'));
    const persian = [0x81, 0x8d, 0x8e, 0x90, 0x98, 0x9d, 0xc7, 0xdf, 0xec, 0xed];
    expect(transcode(Buffer.from(persian), 'windows-1256').toString()).toBe('پچژگک\u200cاكىي');
  });

  test('a line of Persian UTF-8 in a code page is marked, wherever it is cut', () => {
    const bytes = Buffer.concat([
      iconv.encode('سگ،گربه\n', 'windows-1256'),
      Buffer.from('علی,تهران\r\n'),
      iconv.encode('مار', 'windows-1256'),
    ]);
    const expected = Buffer.concat([Buffer.from('سگ،گربه\nعلی,تهران'), invalid, Buffer.from('\r\nمار')]);
    fc.assert(fc.property(cuts, (places) => expect(transcode(bytes, 'windows-1256', places)).toEqual(expected)));
  });

  test('what cannot be decoded is marked', () => {
    expect(transcode(Buffer.from('a\ud800b', 'utf16le'), 'utf-16le')).toEqual(Buffer.from([0x61, 0xff, 0x62]));
    expect(transcode(Buffer.from([0x61, 0, 0x62]), 'utf-16le')).toEqual(Buffer.from([0x61, 0xff]));
    expect(transcode(Buffer.from([0x61, 0xff, 0x62]), 'shift_jis').includes(0xff)).toBe(true);
  });
});

describe('canonicalEncoding', () => {
  test.each([
    ['UTF8', 'utf-8'],
    ['utf-16LE', 'utf-16le'],
    ['cp1256', 'windows-1256'],
    ['Windows-1256', 'windows-1256'],
    ['ISO-8859-6', 'iso-8859-6'],
    ['klingon', null],
  ])('%s is %s', (name, canonical) => {
    expect(canonicalEncoding(name)).toBe(canonical);
  });
});
