import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparedFields } from '../../../matching/compared-fields.ts';
import { indexContent } from '../../../matching/incremental/index-content.ts';
import { matchTable } from '../../../matching/match-table.ts';
import { type Crew, workAlone } from '../../../matching/parallel/crew.ts';
import { planRules } from '../../../matching/plan/plan-rules.ts';
import { genericOf } from '../../../matching/scoring/without-generic-values.ts';
import type { RecordTable } from '../../../matching/table/record-table.ts';
import { trainModel } from '../../../matching/training/train-model.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { generatedCustomers } from '../../support/matching/generated-customers.ts';
import { cannotLink, defaultMatchOptions, mustLink, tableOf } from '../../support/matching/match-customers.ts';
import { scatteredCrew } from '../../support/matching/scattered-crew.ts';

const profile = standardCustomerProfile();
const compared = comparedFields(profile);

function trainAndMatch(table: RecordTable, crew: Crew) {
  const options = { ...defaultMatchOptions, decisions: [mustLink(1, 2), cannotLink(2, 3)] };
  const model = trainModel(table, profile, options, crew);
  const content = indexContent(table, genericOf(model), planRules(table.columns, options), crew);
  return { model, content, result: matchTable(table, profile, model, options, crew) };
}

describe('the work of a matching run', () => {
  test('gives the same however many share it', () => {
    const { records } = generatedCustomers(180);
    const alone = trainAndMatch(tableOf(records), workAlone());
    expect(alone.result.clusters.length).toBeGreaterThan(30);
    for (const helpers of [2, 8]) {
      const crew = scatteredCrew(helpers, compared);
      expect(trainAndMatch(tableOf(records), crew)).toEqual(alone);
      expect(crew.parts()).toBeGreaterThan(2);
    }
  });

  test('gives the same where scoring has many parts', () => {
    const { records } = generatedCustomers(300);
    const model = trainModel(tableOf(records), profile, defaultMatchOptions);
    // Rows are in the order of their sources, so that these part the customers.
    const between = Array.from({ length: 4000 }, (_, i) => customer({ id: 1000 + i, source: 'm', fields: {} }));
    const table = tableOf([...records, ...between]);
    const match = (crew: Crew) => matchTable(table, profile, model, defaultMatchOptions, crew);
    const crew = scatteredCrew(2, compared);
    expect(match(crew)).toEqual(match(workAlone()));
    expect(crew.parts()).toBeGreaterThan(1);
  });

  test('gives the same in small worlds of every kind', () => {
    fc.assert(
      fc.property(arbitraryCustomers(8), fc.integer({ min: 1, max: 5 }), (records, helpers) => {
        const alone = trainAndMatch(tableOf(records), workAlone());
        expect(trainAndMatch(tableOf(records), scatteredCrew(helpers, compared))).toEqual(alone);
      }),
      { numRuns: 12 },
    );
  });
});
