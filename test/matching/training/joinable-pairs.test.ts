import { expect, test } from '@jest/globals';
import { joinablePairs } from '../../../matching/training/joinable-pairs.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

test('records of one duplicate-free source are no pairs that may join', () => {
  const table = tableOf(
    ['erp', 'erp', 'erp', 'crm', 'crm', 'sales'].map((source, i) => customer({ id: i + 1, source, fields: {} })),
  );
  expect(joinablePairs(table, standardCustomerProfile())).toBe(15);
  expect(joinablePairs(table, standardCustomerProfile(['erp']))).toBe(12);
  expect(joinablePairs(table, standardCustomerProfile(['erp', 'crm', 'unknown']))).toBe(11);
  expect(joinablePairs(tableOf([]), standardCustomerProfile())).toBe(1);
});
