import { expect, test } from '@jest/globals';
import { appendAll, createByteStrings, pick } from '../../../../matching/table/delimited/byte-strings.ts';
import { decodeTexts } from '../../../../matching/table/delimited/decode-texts.ts';
import { keysOf } from '../../../../matching/table/keys.ts';

/** More bytes than are decoded at once, in characters of one to four bytes. */
const texts = Array.from({ length: 6000 }, (_, i) => `${i} خیابان ${'é'.repeat(i % 3)}${i % 7 === 0 ? '😀' : ''}`);

function listOf(values: readonly Uint8Array[]) {
  const list = createByteStrings();
  for (const value of values) appendAll(list, value, Int32Array.of(0), Int32Array.of(value.length));
  return list;
}

const encoder = new TextEncoder();

test('every text ends where it ended in the bytes', () => {
  const decoded = decodeTexts(listOf(texts.map((text) => encoder.encode(text))));
  expect([...keysOf(decoded)]).toEqual(texts);
});

test('bytes that are no UTF-8 spoil no other text', () => {
  const broken = Uint8Array.of(0x61, 0xd8);
  const decoded = decodeTexts(listOf([broken, ...texts.map((text) => encoder.encode(text)), broken]));
  expect([...keysOf(decoded)]).toEqual(['a\ufffd', ...texts, 'a\ufffd']);
});

test('picked texts come in the order of their positions', () => {
  const list = listOf(['a', 'bc', '', 'd'].map((text) => encoder.encode(text)));
  expect([...keysOf(decodeTexts(pick(list, Int32Array.of(3, 1, 2))))]).toEqual(['d', 'bc', '']);
});
