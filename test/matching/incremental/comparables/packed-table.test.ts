import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { layoutCheck } from '../../../../matching/incremental/comparables/layout.ts';
import { createPacker } from '../../../../matching/incremental/comparables/pack-comparables.ts';
import { createPackedTableBuilder } from '../../../../matching/incremental/comparables/packed-table-builder.ts';
import type { NormalizedRecord } from '../../../../matching/normalized-record.ts';
import type { RecordTable } from '../../../../matching/table/record-table.ts';
import { arbitraryCustomers } from '../../../support/matching/arbitrary-customers.ts';
import { customer, standardCustomerProfile } from '../../../support/matching/customer-records.ts';
import { tableOf } from '../../../support/matching/match-customers.ts';
import { plainTable } from '../../../support/matching/plain-table.ts';

const profile = standardCustomerProfile();
const pack = createPacker(profile);

function packedTable(records: readonly NormalizedRecord[]): RecordTable {
  const builder = createPackedTableBuilder(profile);
  for (const record of records) builder.add(record.id, record.source, pack(record));
  return builder.build();
}

describe('packed comparables', () => {
  test('make the table that the records make, in any order', () => {
    fc.assert(
      fc.property(arbitraryCustomers(12), (records) => {
        expect(plainTable(packedTable(records.toReversed()))).toEqual(plainTable(tableOf(records)));
      }),
    );
  });

  test('may be longer than a buffer, and have long keys', () => {
    const long = customer({
      id: 1,
      key: 'ک'.repeat(20_000),
      fields: { address: 'خیابان آزادی '.repeat(3000), city: 'تهران' },
    });
    const short = customer({ id: 2, fields: { city: 'شیراز' } });
    expect(plainTable(packedTable([short, long, short]))).toEqual(plainTable(tableOf([short, long, short])));
  });

  test('tell those of other fields, and of names that are read otherwise, from their own', () => {
    const { fields } = profile;
    const isOwn = layoutCheck(profile);
    const record = customer({ id: 1, fields: { full_name: 'علی رضایی' } });
    expect(isOwn(pack(record))).toBe(true);
    expect(isOwn(createPacker({ ...profile, fields: fields.slice(1) })(record))).toBe(false);
    const related = fields.map((field) => ({ ...field, role: 'support' as const }));
    expect(isOwn(createPacker({ ...profile, fields: related })(record))).toBe(false);
    const unlabelled = fields.map((field) => ({ ...field, label: { en: '', fa: '' } }));
    expect(isOwn(createPacker({ ...profile, fields: unlabelled })(record))).toBe(true);
    expect(isOwn(new Uint8Array(0))).toBe(false);
  });

  test('of records that match alike are the same', () => {
    const texts = { full_name: 'علی رضایی', phone: '09121234567' };
    const before = customer({ id: 1, fields: texts });
    const after = customer({
      id: 1,
      updatedAt: '2024-05-01T00:00:00Z',
      fields: { ...texts, phone: '+98 912 123 4567' },
    });
    expect(pack(after)).toEqual(pack(before));
    expect(pack(customer({ id: 1, kind: null, fields: texts }))).not.toEqual(pack(before));
  });
});
