import fc from 'fast-check';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { customer } from './customer-records.ts';

/**
 * Small worlds in which records collide in every way: few names in two scripts, households, shared phones, several values,
 * valid, invalid and junk identifiers, both kinds of parties.
 */
export function arbitraryCustomers(most: number): fc.Arbitrary<NormalizedRecord[]> {
  return fc.array(fields, { minLength: 2, maxLength: most }).map((all) =>
    all.map(({ source, kind, minutes, ...texts }, index) =>
      customer({
        id: index + 1,
        source,
        key: `k${(index * 7919) % 1000}`,
        kind,
        fields: texts,
        updatedAt: minutes === null ? null : `2024-01-01T00:${String(minutes).padStart(2, '0')}:00Z`,
      }),
    ),
  );
}

const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const fields = fc.record({
  source: fc.constantFrom('accounting', 'sales', 'tickets'),
  kind: fc.constantFrom('person' as const, 'person' as const, 'organisation' as const, null),
  minutes: fc.option(fc.integer({ min: 0, max: 5 })),
  full_name: sometimes(
    fc.constantFrom('علی رضایی', 'Ali Rezaei', 'مریم رضایی', 'محمد کریمی', 'Mohammad Karimi', 'رضایی', 'علی رضائی'),
  ),
  organisation_name: sometimes(fc.constantFrom('شرکت فولاد مبارکه', 'فولاد مبارکه', 'فولاد مبارکه شعبه شیراز', 'پارس')),
  national_id: sometimes(fc.constantFrom('0499370899', '0790419904', '0084575948', '1111111111', '1234567890')),
  phone: sometimes(
    fc.subarray(['09121234567', '09351112233', '02188776655', '0000000000'], { minLength: 1, maxLength: 2 }),
  ),
  email: sometimes(fc.subarray(['ali.rezaei@gmail.com', 'ali.rezaei@yahoo.com', 'info@foolad.ir'], { minLength: 1 })),
  birth_date: sometimes(fc.constantFrom('1980-03-21', '1980-03-22', '1991-11-02')),
  address: sometimes(fc.constantFrom('تهران خیابان آزادی کوچه 5 پلاک 12', 'خیابان آزادی پلاک 12', 'شیراز بلوار زند')),
  city: sometimes(fc.constantFrom('تهران', 'Tehran', 'شیراز')),
  postcode: sometimes(fc.constantFrom('1418765431', '7134567891')),
});
