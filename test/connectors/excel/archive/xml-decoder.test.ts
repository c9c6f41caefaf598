import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { undecodable, XmlDecoder } from '../../../../connectors/excel/archive/xml-decoder.ts';

function decode(bytes: Buffer, places: readonly number[]): string {
  const decoder = new XmlDecoder();
  const cuts = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  const chunks = [0, ...cuts].map((start, index) => bytes.subarray(start, cuts[index]));
  return chunks.map((chunk) => decoder.decode(chunk)).join('') + decoder.end();
}

const text = fc.string({ unit: fc.constantFrom('a', 'é', 'ی', '\u200c', '東', '😀', '𝒜', '\ufffd') });
const places = fc.array(fc.nat(), { maxLength: 20 });
const utf16be = (one: string): Buffer => Buffer.from(`\ufeff${one}`, 'utf16le').swap16();

test('text is the same wherever its bytes are cut, in UTF-8 with and without byte order mark', () => {
  fc.assert(
    fc.property(text, places, (one, cuts) => {
      expect(decode(Buffer.from(one), cuts)).toBe(one);
      expect(decode(Buffer.from(`\ufeff${one}`), cuts)).toBe(one);
    }),
  );
});

test('UTF-16 with its byte order mark', () => {
  fc.assert(
    fc.property(
      text.filter((one) => one.length > 1 && !one.includes('\ufffd')),
      places,
      (one, cuts) => {
        expect(decode(Buffer.from(`\ufeff${one}`, 'utf16le'), cuts)).toBe(one);
        expect(decode(utf16be(one), cuts)).toBe(one);
      },
    ),
  );
});

test('bytes that are not valid are marked, and everything around them stays', () => {
  const invalid = fc.constantFrom([0xff], [0xc0], [0x80], [0xed, 0xa0, 0x80], [0xe2, 0x80], [0xf0, 0x9f, 0x98]);
  fc.assert(
    fc.property(text, invalid, text, places, (before, bytes, after, cuts) => {
      const decoded = decode(
        Buffer.concat([Buffer.from(`${before}(`), Buffer.from(bytes), Buffer.from(`)${after}`)]),
        cuts,
      );
      const middle = decoded.slice(decoded.indexOf('('), decoded.lastIndexOf(')') + 1);
      expect(middle).toMatch(new RegExp(`^\\(${undecodable}+\\)$`));
      const kept = decoded.replaceAll(undecodable, '');
      expect(kept.replaceAll('\ufffd', '')).toBe(`${before}()${after}`.replaceAll('\ufffd', ''));
    }),
  );
});

test('NUL is marked', () => {
  expect(decode(Buffer.from('a\0b'), [1, 2])).toBe(`a${undecodable}b`);
  expect(decode(Buffer.from('\ufeffa\0b', 'utf16le'), [3])).toBe(`a${undecodable}b`);
});

test('a part that ends inside a character', () => {
  expect(decode(Buffer.from([0x61, 0xd8]), [1])).toBe(`a${undecodable}`);
});
