import { describe, expect, test } from '@jest/globals';
import { createMemo } from '../../../matching/table/memo.ts';

describe('what is remembered of an object', () => {
  test('is found until something else is made of it', () => {
    const memo = createMemo<object, number>();
    const of = { a: 1 };
    expect(memo.get(of)).toBeUndefined();
    memo.set(of, 1);
    memo.set(of, 2);
    expect(memo.get(of)).toBe(2);
  });

  test('belongs to one memo, and to no copy of the object', () => {
    const memo = createMemo<object, number>();
    const of = { a: 1 };
    memo.set(of, 1);
    expect(createMemo<object, number>().get(of)).toBeUndefined();
    expect(memo.get({ ...of })).toBeUndefined();
    expect(memo.get(structuredClone(of))).toBeUndefined();
    expect(of).toStrictEqual({ a: 1 });
  });
});
