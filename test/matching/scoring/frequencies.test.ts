import { describe, expect, test } from '@jest/globals';
import type { MatchModel } from '../../../matching/model.ts';
import { comparisonsOf } from '../../../matching/scoring/comparisons.ts';
import { frequencyClassesOf } from '../../../matching/scoring/frequencies.ts';
import { frequencyClass } from '../../../matching/scoring/frequency-class.ts';
import { customer } from '../../support/matching/customer-records.ts';
import { tableOf, trainCustomers } from '../../support/matching/match-customers.ts';

describe('frequencies under a model', () => {
  const table = tableOf(
    ['constructor@x.ir', 'common@x.ir', 'rare@x.ir'].map((email, i) => customer({ id: i + 1, fields: { email } })),
  );
  const trained = trainCustomers([]);
  const model: MatchModel = {
    ...trained,
    comparisons: trained.comparisons.map((comparison) => ({
      ...comparison,
      frequencies: { 'common@x.ir': 0.25 },
      otherFrequency: 0.001,
    })),
  };
  const classes = frequencyClassesOf(table, comparisonsOf(table.columns), model);

  test('are those of the list, and one for all others', () => {
    const column = table.columns.findIndex(({ field }) => field.name === 'email');
    const byKey = Object.fromEntries(
      [...table.columns[column]!.keys].map((key, code) => [key, classes[column]![code]]),
    );
    expect(byKey).toEqual({
      'common@x.ir': frequencyClass(0.25),
      'constructor@x.ir': frequencyClass(0.001),
      'rare@x.ir': frequencyClass(0.001),
    });
  });

  test('belong to every value of every column', () => {
    expect(classes.map(({ length }) => length)).toEqual(table.columns.map(({ keys }) => keys.length));
  });
});
