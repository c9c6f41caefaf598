import { describe, expect, test } from '@jest/globals';
import { reportPlan } from '../../../matching/plan/plan-report.ts';
import { planTable } from '../../../matching/plan/plan-table.ts';
import { trainModel } from '../../../matching/training/train-model.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { defaultMatchOptions, tableOf } from '../../support/matching/match-customers.ts';

const profile = standardCustomerProfile();
const reception = '02188776655';
const records = [
  ...['علی رضایی', 'سارا کریمی', 'محمد موسوی', 'مریم احمدی', 'رضا قاسمی', 'نرگس صادقی', 'حسین نادری'].map(
    (full_name, i) => customer({ id: i + 1, source: 'a', fields: { full_name, phone: [`0912123450${i}`, reception] } }),
  ),
  customer({ id: 8, source: 'b', fields: { full_name: 'Ali Rezaei', phone: '09121234500' } }),
];
const table = tableOf(records);
const model = trainModel(table, profile, defaultMatchOptions);

describe('the report of a plan', () => {
  const report = reportPlan(table, model, defaultMatchOptions, { a: [0, 0], b: [7, 1] });

  test('lists comparisons with their values, and values that are left out', () => {
    expect(report.records).toBe(8);
    expect(report.comparisons.find(({ field }) => field === 'phone')).toMatchObject({
      type: 'phone',
      role: 'identify',
      filled: 8,
      values: 8,
      levels: expect.arrayContaining(['exact', 'else']),
    });
    expect(report.excluded).toEqual([{ field: 'phone', count: 1, largest: [{ value: '+982188776655', records: 7 }] }]);
  });

  test('counts what each rule brings, and reaches of the linked pairs', () => {
    const last7 = report.rules.find(({ rule }) => rule === 'phone:last7')!;
    const exact = report.rules.find(({ rule }) => rule === 'phone:exact')!;
    expect(exact).toMatchObject({ pairs: 1, newPairs: 1, links: { reached: 1, added: 1, alone: 0 } });
    expect(last7).toMatchObject({ pairs: 1, newPairs: 0, links: { reached: 1, added: 0, alone: 0 } });
    expect(report.links).toEqual({ pairs: 2, reached: 1 });
    expect(report.candidatePairs).toBe(report.rules.reduce((sum, { newPairs }) => sum + newPairs, 0));
  });
});

test('the linked pairs of a table are those of its clusters', () => {
  const alike = [1, 2, 3].map((id) =>
    customer({
      id,
      source: `s${id}`,
      fields: { full_name: 'علی رضایی', national_id: '0499370899', phone: '09121234567' },
    }),
  );
  const together = tableOf(alike);
  const trained = trainModel(together, profile, defaultMatchOptions);
  const decisions = [1, 2].map((a) => ({ kind: 'must_link', a, b: a + 1 }) as never);
  expect(planTable(together, profile, trained, { ...defaultMatchOptions, decisions }).links).toEqual({
    pairs: 3,
    reached: 3,
  });
});
