import { describe, expect, test } from '@jest/globals';
import { parseSeconds } from '../../config/schema/scalars.ts';
import { loadText } from './load-text.ts';

const base = `version: 1
project: atlas
sources: { sales: { connector: csv, location: a.csv, fields: { full_name: name } } }
customer: { fields: { yearly_sales: { type: amount } } }
`;

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
