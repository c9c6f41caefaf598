import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toFieldName } from '../../../matching/ids.ts';
import { NO_VALUE, type RecordTable, SEVERAL_VALUES } from '../../../matching/table/record-table.ts';
import { withoutValues } from '../../../matching/table/without-values.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer } from '../../support/matching/customer-records.ts';
import { tableOf } from '../../support/matching/match-customers.ts';
import { plainTable } from '../../support/matching/plain-table.ts';

const columnOf = (table: RecordTable, name: string) =>
  table.columns.find(({ field }) => field.name === toFieldName(name))!;

/** Keys of a field by row. */
function keysOf(table: RecordTable, name: string): string[][] {
  const { keys, offsets, codes } = columnOf(table, name);
  return Array.from({ length: table.size }, (_, row) =>
    Array.from(codes.subarray(offsets[row], offsets[row + 1]), (code) => keys.at(code)),
  );
}

describe('record table', () => {
  test('orders rows by source and key, whatever their ids', () => {
    const table = tableOf([
      customer({ id: 1, source: 'sales', key: 'b', fields: { city: 'تهران' } }),
      customer({ id: 2, source: 'sales', key: 'a', kind: 'organisation', fields: { city: 'شیراز' } }),
      customer({ id: 3, source: 'crm', key: 'z', kind: null, fields: {} }),
    ]);
    expect([...table.ids]).toEqual([3, 2, 1]);
    expect(table.sourceNames).toEqual(['crm', 'sales']);
    expect([...table.sources]).toEqual([0, 1, 1]);
    expect([...table.kinds]).toEqual([0, 2, 1]);
    expect(keysOf(table, 'city')).toEqual([[], ['شیراز'], ['تهران']]);
  });

  test('keeps several values, each once, and leaves junk and invalid ones out', () => {
    const phones = ['09121234567', '0000000000', '+98 912 123 4567', '02188776655', '123'];
    const table = tableOf([
      customer({ id: 1, fields: { phone: phones } }),
      customer({ id: 2, fields: { phone: '123' } }),
    ]);
    expect(keysOf(table, 'phone')).toEqual([['+989121234567', '+982188776655'], []]);
    expect([...columnOf(table, 'phone').single]).toEqual([SEVERAL_VALUES, NO_VALUE]);
  });

  test('keeps invalid names that say what was meant', () => {
    const table = tableOf([customer({ id: 1, fields: { given_name: 'r0ger', family_name: 'h0well' } })]);
    expect([keysOf(table, 'given_name'), keysOf(table, 'family_name')]).toEqual([[['roger']], [['howell']]]);
  });

  test('marks values that passed every check', () => {
    const table = tableOf([
      customer({ id: 1, fields: { national_id: '0499370899' } }),
      customer({ id: 2, fields: { full_name: 'علی رضایی' } }),
    ]);
    expect([...columnOf(table, 'national_id').valid]).toEqual([1]);
    expect([...columnOf(table, 'given_name').valid]).toEqual([0]);
  });

  test('is the same for every order of adding', () => {
    const shuffled = arbitraryCustomers(12).chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    fc.assert(
      fc.property(shuffled, ([records, other]) => {
        expect(plainTable(tableOf(other))).toEqual(plainTable(tableOf(records)));
      }),
    );
  });

  test('drops excluded values from rows and keeps codes as they are', () => {
    const table = tableOf([
      customer({ id: 1, fields: { phone: ['09121234567', '02188776655'] } }),
      customer({ id: 2, fields: { phone: '02188776655' } }),
    ]);
    const phone = columnOf(table, 'phone');
    const excluded = Uint8Array.from(phone.keys, (key) => (key === '+982188776655' ? 1 : 0));
    const reduced = { ...table, columns: [withoutValues(phone, excluded)] };
    expect(keysOf(reduced, 'phone')).toEqual([['+989121234567'], []]);
    expect([...reduced.columns[0]!.single]).toEqual([0, NO_VALUE]);
    expect(withoutValues(phone, new Uint8Array(2))).toBe(phone);
  });
});
