import { expect, test } from '@jest/globals';
import { cellMemo } from '../../../pipeline/normalize/cell-memo.ts';

function counting() {
  let calls = 0;
  const memo = cellMemo((text) => {
    calls++;
    return text.length;
  });
  return { memo, calls: () => calls };
}

test('a text that comes again is not computed again', () => {
  const { memo, calls } = counting();
  expect([memo('تهران'), memo('تهران'), memo('شیراز')]).toEqual([5, 5, 5]);
  expect(calls()).toBe(2);
});

test('long texts are not remembered', () => {
  const { memo, calls } = counting();
  for (let i = 0; i < 3; i++) memo('x'.repeat(41));
  expect(calls()).toBe(3);
});

test('a column of ever new texts is remembered no longer', () => {
  const { memo, calls } = counting();
  for (let i = 0; i < 9_000; i++) memo(`${i}@example.com`);
  const before = calls();
  memo('twice@example.com');
  memo('twice@example.com');
  expect(calls()).toBe(before + 2);
});

test('a column of few texts is remembered whatever its length', () => {
  const { memo, calls } = counting();
  for (let i = 0; i < 20_000; i++) memo(`${'x'.repeat(i % 50)}`);
  expect(calls()).toBeLessThan(6_000);
});

test('texts that take the places of others get what is computed for them', () => {
  const { memo, calls } = counting();
  for (let i = 0; i < 60_000; i++) {
    const text = 'y'.repeat(i % 6) + (i % 3_000);
    expect(memo(text)).toBe(text.length);
  }
  expect(calls()).toBeLessThan(30_000);
});
