import { describe, expect, test } from '@jest/globals';
import { customerIdSource } from '../../../matching/identity/customer-id.ts';

describe('customerIdSource', () => {
  test('ids look like a lower-case ULID with a prefix', () => {
    const next = customerIdSource(
      () => 1_700_000_000_000,
      () => 7,
    );
    expect(next()).toBe('c01hf7yat007777777777777777');
  });

  test('within a millisecond they count on, across all random digits', () => {
    const digits = [...Array.from({ length: 15 }, () => 31), 30];
    const next = customerIdSource(
      () => 1_700_000_000_000,
      () => digits.shift()!,
    );
    const carried = [...Array.from({ length: 9 }, () => 7), 6, ...Array.from({ length: 5 }, () => 31), 30];
    const later = customerIdSource(
      () => 1_700_000_000_000,
      () => carried.shift()!,
    );
    const time = 'c01hf7yat00';
    expect([next(), next(), next(), next()]).toEqual([
      `${time}zzzzzzzzzzzzzzzy`,
      `${time}zzzzzzzzzzzzzzzz`,
      'c01hf7yat010000000000000000',
      'c01hf7yat010000000000000001',
    ]);
    expect([later(), later(), later()]).toEqual([
      `${time}7777777776zzzzzy`,
      `${time}7777777776zzzzzz`,
      `${time}7777777777000000`,
    ]);
  });

  test('ids grow, within a millisecond, over time, when the clock goes back and when the random part overflows', () => {
    const times = [5, 5, 5, 6, 4, 4, 9];
    const next = customerIdSource(
      () => times.shift()!,
      () => 31,
    );
    const ids = Array.from({ length: 7 }, next);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(7);
  });
});
