import { describe, expect, test } from '@jest/globals';
import { parseSeconds } from '../../config/schema/scalars.ts';
import { loadText } from './load-text.ts';

const base = `version: 1
project: atlas
sources: { sales: { connector: csv, location: a.csv, fields: { full_name: name } } }
customer: { fields: { yearly_sales: { type: amount } } }
`;

describe('publication', () => {
  test('has limits by default, each of which may be set alone', async () => {
    const { publication } = await loadText(base);
    expect(publication).toEqual({
      fromCustomers: 200,
      limits: { merges: 0.05, splits: 0.02, retired: 0.05, criticalFields: 0.05, largestCluster: 50, newJunk: 0.2 },
    });
    const set = await loadText(`${base}publication: { from_customers: 0, limits: { retired: 0, new_junk: 1 } }`);
    expect(set.publication).toEqual({
      fromCustomers: 0,
      limits: { ...publication.limits, retired: 0, newJunk: 1 },
    });
  });

  test('takes shares, not percentages', async () => {
    await expect(loadText(`${base}publication: { limits: { merges: 5 } }`)).rejects.toThrow(
      'publication.limits.merges',
    );
  });
});

describe('stakes', () => {
  test('name an amount and what counts as a high one', async () => {
    expect((await loadText(base)).stakes).toBeUndefined();
    const { stakes } = await loadText(`${base}stakes: { value_field: yearly_sales, high_value: 1000 }`);
    expect(stakes).toEqual({ valueField: 'yearly_sales', highValue: 1000 });
  });

  test.each([
    ['a field that is no amount', 'value_field: city, high_value: 1', 'no amount'],
    ['an unknown field', 'value_field: yearly_sale, high_value: 1', 'yearly_sales'],
    ['a value of nothing', 'value_field: yearly_sales, high_value: 0', 'high_value'],
  ])('refuse %s', async (_, stakes, message) => {
    await expect(loadText(`${base}stakes: { ${stakes} }`)).rejects.toThrow(message);
  });
});

test.each([
  ['10 minutes', 600],
  ['1 hour', 3600],
  ['2days', 172_800],
  ['0 seconds', 0],
  ['1.5 hours', null],
  ['10', null],
  ['10 weeks', null],
])('a duration of %s', (text, seconds) => {
  expect(parseSeconds(text)).toBe(seconds);
});
