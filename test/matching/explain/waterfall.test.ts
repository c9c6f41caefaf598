import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { waterfall } from '../../../matching/explain/waterfall.ts';
import { standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { evidenceOf } from './hand-made.ts';

const profile = standardCustomerProfile();

test('starts at the prior and goes on by size, the first of the profile before its equals', () => {
  const steps = waterfall(
    evidenceOf(
      [
        { field: 'full_name', level: 'exact', bits: 2 },
        { field: 'phone', level: 'exact', bits: 12.5 },
        { field: 'city', level: 'else', bits: -2 },
      ],
      { prior: -9.5 },
    ),
    profile,
  );
  expect(steps.map(({ field, level, bits, total }) => ({ field, level, bits, total }))).toEqual([
    { field: null, level: null, bits: -9.5, total: -9.5 },
    { field: 'phone', level: 'exact', bits: 12.5, total: 3 },
    { field: 'full_name', level: 'exact', bits: 2, total: 5 },
    { field: 'city', level: 'else', bits: -2, total: 3 },
  ]);
  expect(steps[1]).toMatchObject({
    label: { en: 'Phone', fa: 'تلفن' },
    words: { en: 'the same', fa: 'یکسان است' },
  });
});

test('always ends at the weight, exactly', () => {
  const onGrid = fc.integer({ min: -40 * 1024, max: 40 * 1024 }).map((steps) => steps / 1024);
  const comparisons = fc.array(
    fc.record({
      field: fc.constantFrom('phone', 'email', 'city', 'full_name'),
      level: fc.constantFrom('exact', 'else'),
      bits: onGrid,
    }),
  );
  fc.assert(
    fc.property(comparisons, onGrid, (all, prior) => {
      const evidence = evidenceOf(all, { prior });
      const steps = waterfall(evidence, profile);
      expect(steps.at(-1)!.total).toBe(evidence.weight);
      expect(steps.map(({ bits }) => Math.abs(bits)).slice(1)).toEqual(
        all.map(({ bits }) => Math.abs(bits)).sort((x, y) => y - x),
      );
    }),
  );
});
