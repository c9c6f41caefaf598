import { describe, expect, test } from '@jest/globals';
import { comparisonsOf } from '../../../matching/scoring/comparisons.ts';
import { modelScores } from '../../../matching/scoring/model-scores.ts';
import { generatedCustomers } from '../../support/matching/generated-customers.ts';
import { tableOf, trainCustomers } from '../../support/matching/match-customers.ts';

const { records } = generatedCustomers(60);
const model = trainCustomers(records);
const comparisonsOfTable = (size: number) => comparisonsOf(tableOf(records.slice(0, size)).columns);

describe('what scoring needs of a model', () => {
  test('is made once for all tables', () => {
    expect(modelScores(model, comparisonsOfTable(2))).toBe(modelScores(model, comparisonsOfTable(60)));
  });

  test('is made again for another model, or other field types', () => {
    const comparisons = comparisonsOfTable(2);
    const other = { ...model, rates: { ...model.rates, same: model.rates.same / 2 } };
    expect(modelScores(other, comparisons).prior).toBeLessThan(modelScores(model, comparisons).prior);
    const [first, ...rest] = comparisons;
    const changed = [{ ...first!, type: { ...first!.type } }, ...rest];
    expect(modelScores(model, changed)).not.toBe(modelScores(model, comparisons));
  });
});
