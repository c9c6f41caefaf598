import { expect, test } from '@jest/globals';
import { createKeyHashes } from '../../../matching/blocking/key-hashes.ts';
import { numberKeys, numberValues } from '../../../matching/blocking/number-keys.ts';

/** Short and long texts in two scripts, each several times, many differing in one letter only. */
const texts = Array.from({ length: 60_000 }, (_, i) => {
  const n = (i * 7919) % 25_000;
  return n % 3 === 0
    ? `${n}`
    : n % 3 === 1
      ? `خیابان آزادی پلاک ${n}`
      : `${String.fromCharCode(97 + (n % 26))}${n}@example.com`;
});

function hashesOf(keys: readonly string[]) {
  const hashes = createKeyHashes();
  for (const key of keys) hashes.push(key);
  return hashes;
}

test('keys are numbered in order of appearance, equal ones alike, in however many lists they come', () => {
  const expected = new Map<string, number>();
  for (const text of texts) if (!expected.has(text)) expected.set(text, expected.size);
  expect(expected.size).toBe(25_000);
  for (const cut of [0, 17_001, texts.length]) {
    const lists = [hashesOf(texts.slice(0, cut)), hashesOf(texts.slice(cut))];
    const { numbers, keyCount } = numberKeys(lists, new Int32Array(texts.length).fill(1));
    expect(keyCount).toBe(25_000);
    expect([...numbers]).toEqual(texts.map((text) => expected.get(text)));
  }
});

test('a key that one row has gets no number', () => {
  const { numbers, keyCount } = numberKeys([hashesOf(['a', 'b', 'a', 'c', 'd'])], Int32Array.of(1, 1, 1, 2, 0));
  expect([...numbers]).toEqual([0, -1, 0, 1, -1]);
  expect(keyCount).toBe(2);
  expect(numberValues(Int32Array.of(2, 1, 3))).toEqual({ numbers: Int32Array.of(0, -1, 1), keyCount: 2 });
});

test('no keys are no numbers', () => {
  expect(numberKeys([hashesOf([])], new Int32Array(0))).toEqual({ numbers: new Int32Array(0), keyCount: 0 });
});
