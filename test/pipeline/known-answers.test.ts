import { expect, test } from '@jest/globals';
import { toRecordId } from '../../matching/ids.ts';
import { knownAnswers } from '../../pipeline/known-answers.ts';
import { customer } from '../support/matching/customer-records.ts';
import { cannotLink, mustLink, tableOf } from '../support/matching/match-customers.ts';

const table = tableOf([7, 3, 9].map((id) => customer({ id, source: 'sales', key: String(id), fields: {} })));
const answer = (a: number, b: number, same: boolean) => ({ a: toRecordId(a), b: toRecordId(b), same });

test('answers are found by row; a decision comes after the labels; records that are gone are left out', () => {
  const labels = [answer(3, 7, false), answer(3, 4, true), answer(1000, 9, true)];
  const decisions = [mustLink(7, 3), cannotLink(3, 9), cannotLink(9, 5)];
  expect(knownAnswers(table, labels, decisions)).toEqual([
    { a: 0, b: 1, same: false },
    { a: 1, b: 0, same: true },
    { a: 0, b: 2, same: false },
  ]);
});
