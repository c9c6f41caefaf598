import { describe, expect, test } from '@jest/globals';
import { hardConflictFinder } from '../../../matching/scoring/hard-conflict.ts';
import { joinableFinder } from '../../../matching/scoring/joinable.ts';
import { createPairScorer } from '../../../matching/scoring/pair-scorer.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { tableOf, trainCustomers } from '../../support/matching/match-customers.ts';

const [valid, other, invalid] = ['0499370899', '0084575948', '1234567890'];
const records = [
  customer({ id: 1, source: 'crm', kind: 'person', fields: { national_id: valid } }),
  customer({ id: 2, source: 'crm', kind: 'organisation', fields: {} }),
  customer({ id: 3, source: 'crm', kind: null, fields: { national_id: other } }),
  customer({ id: 4, source: 'crm', kind: null, fields: { national_id: [other!, valid!] } }),
  customer({ id: 5, source: 'erp', kind: null, fields: { national_id: invalid } }),
  customer({ id: 6, source: 'erp', kind: null, fields: {} }),
];
const table = tableOf(records);
const { duplicateFree } = standardCustomerProfile(['erp']);
const find = hardConflictFinder(table, createPairScorer(table, trainCustomers(records)), duplicateFree);
const isJoinable = joinableFinder(table, duplicateFree);

describe('hard conflicts', () => {
  test.each([
    [0, 1, { reason: 'party_kind' }],
    [0, 2, { reason: 'unique_identifier', field: 'national_id' }],
    [4, 5, { reason: 'duplicate_free_source' }],
    [0, 3, null],
    [0, 4, null],
    [1, 2, null],
    [3, 5, null],
  ])('of rows %d and %d', (a, b, conflict) => {
    expect(find(a, b)).toEqual(conflict);
    expect(find(b, a)).toEqual(conflict);
    // Such rows are no candidates; contradicting identifiers are, for people to be asked.
    expect(isJoinable(a, b)).toBe(conflict === null || conflict.reason === 'unique_identifier');
    expect(isJoinable(b, a)).toBe(isJoinable(a, b));
  });
});
