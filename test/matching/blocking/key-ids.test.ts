import { expect, test } from '@jest/globals';
import { createKeyIds, createValueIds } from '../../../matching/blocking/key-ids.ts';

/** Short and long texts in two scripts, each several times, many differing in one letter only. */
const texts = Array.from({ length: 60_000 }, (_, i) => {
  const n = (i * 7919) % 25_000;
  return n % 3 === 0
    ? `${n}`
    : n % 3 === 1
      ? `خیابان آزادی پلاک ${n}`
      : `${String.fromCharCode(97 + (n % 26))}${n}@example.com`;
});

test('keys are numbered in order of appearance, equal ones alike', () => {
  const ids = createKeyIds();
  const expected = new Map<string, number>();
  for (const text of texts) if (!expected.has(text)) expected.set(text, expected.size);
  expect(texts.map((text) => ids.idOf(text, 0))).toEqual(texts.map((text) => expected.get(text)));
  expect(ids.size()).toBe(expected.size);
  expect(expected.size).toBe(25_000);
});

test('values stand for themselves until a key is another text', () => {
  const values = ['a', 'b', 'c', 'd'];
  const plain = createValueIds(4, (code) => values[code]!);
  expect([0, 1, 3].map((code) => plain.idOf(values[code]!, code))).toEqual([0, 1, 3]);
  expect(plain.size()).toBe(4);

  const mixed = createValueIds(4, (code) => values[code]!);
  expect([mixed.idOf('a', 0), mixed.idOf('b', 1), mixed.idOf('a', 2), mixed.idOf('e', 2)]).toEqual([0, 1, 0, 2]);
  expect(mixed.idOf('d', 3)).toBe(3);
  expect(mixed.size()).toBe(4);
});
