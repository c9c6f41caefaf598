import { describe, expect, test } from '@jest/globals';
import { comparedFields } from '../../../matching/compared-fields.ts';
import { packTable, unpackTable } from '../../../matching/parallel/packed-table.ts';
import { withoutValues } from '../../../matching/table/without-values.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { tableOf } from '../../support/matching/match-customers.ts';
import { plainTable } from '../../support/matching/plain-table.ts';

const profile = standardCustomerProfile();
const table = tableOf([
  customer({ id: 1, source: 'sales', fields: { full_name: 'محمد رضایی', phone: ['09121234567', '02188776655'] } }),
  customer({ id: 2, source: 'crm', kind: 'organisation', fields: { organisation_name: 'شرکت آسمان 𐎠', city: 'یزد' } }),
]);

describe('a packed table', () => {
  test('is the same table after its journey', () => {
    const unpacked = unpackTable(structuredClone(packTable(table)), comparedFields(profile));
    expect(plainTable(unpacked)).toEqual(plainTable(table));
    for (const { keys } of unpacked.columns) expect(Array.from(keys, (_, code) => keys.at(code))).toEqual([...keys]);
  });

  test('shares its numbers instead of copying them', () => {
    const columns = [
      ...table.columns,
      withoutValues(table.columns.find(({ keys }) => keys.length > 1)!, Uint8Array.of(1, 0)),
    ];
    const packed = packTable({ ...table, columns });
    const numbers = [
      packed.ids,
      packed.sources,
      packed.kinds,
      ...packed.columns.flatMap(({ offsets, codes, valid, single }) => [offsets, codes, valid, single]),
    ];
    expect(numbers.every(({ buffer }) => buffer instanceof SharedArrayBuffer)).toBe(true);
  });
});
