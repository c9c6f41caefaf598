import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonBytes } from '../../../warehouse/codec/json-bytes.ts';

const text = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\n',
    '\u007f',
    '\u0080',
    '\u07ff',
    '\u0800',
    'نام\u200cها',
    '\ud800',
    '\udc00x',
    '😀',
  ),
  fc.string({ unit: 'binary' }),
  fc.string(),
);
const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('JSON as bytes', () => {
  test('strings are written as JSON.stringify does', () => {
    const json = new JsonBytes();
    fc.assert(
      fc.property(text, (value) => {
        json.string(value);
        expect(asText(json.take())).toBe(JSON.stringify(value));
      }),
    );
  });

  test('whole numbers are written in digits', () => {
    const json = new JsonBytes();
    fc.assert(
      fc.property(fc.oneof(fc.nat(20), fc.nat(), fc.constantFrom(99, 100, 2 ** 31 - 1)), (value) => {
        json.integer(value);
        expect(asText(json.take())).toBe(String(value));
      }),
    );
  });

  test('pieces stay what they were, however much is written after them', () => {
    const json = new JsonBytes();
    const lengths = [3, 60_000, 10, 70_000, 1_000_000, 5];
    const pieces = lengths.map((length, i) => {
      json.ascii('[');
      json.raw(String(i % 10).repeat(length));
      expect(json.length).toBe(length + 1);
      json.string('ی'.repeat(length));
      json.ascii(']');
      return json.take();
    });
    pieces.forEach((piece, i) => {
      expect(asText(piece)).toBe(`[${String(i % 10).repeat(lengths[i]!)}"${'ی'.repeat(lengths[i]!)}"]`);
    });
  });
});
