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
