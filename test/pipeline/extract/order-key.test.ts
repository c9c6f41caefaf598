import { expect, test } from '@jest/globals';
import { orderKeys } from '../../../pipeline/extract/order-key.ts';
import type { RawRecord, RawValue } from '../../../pipeline/ports/source-reader.ts';
import { loadText } from '../../config/load-text.ts';

async function keysOf(updatedAt: string, timeZone = 'Asia/Tehran') {
  const config = await loadText(`version: 1
project: tests
sources:
  sales:
    connector: csv
    location: sales.csv
    key: [id]
    time_zone: ${timeZone}
    updated_at: ${updatedAt}
    fields: { full_name: name }`);
  return orderKeys(config.sources[0]!);
}
const recordOf = (changed: RawValue, more: Partial<RawRecord> = {}): RawRecord => ({
  stream: 'rows',
  values: { changed },
  place: { file: 'sales.csv', row: 2 },
  ...more,
});

test('times that leave nothing to guess become UTC instants that sort', async () => {
  const { of } = await keysOf('changed');
  expect(of(recordOf('2024-03-20T12:00:00+03:30'))).toBe('2024-03-20T08:30:00.000Z');
  expect(of(recordOf('2024-03-20T08:30Z'))).toBe('2024-03-20T08:30:00.000Z');
  expect(of(recordOf({ n: 45_371, d: '2024-03-20' }))).toBe('2024-03-19T20:30:00.000Z');
  const declared = await keysOf('{ column: changed, calendar: jalali, date_order: ymd }');
  expect(declared.of(recordOf('۱۴۰۳/۰۱/۰۱'))).toBe('2024-03-19T20:30:00.000Z');
});

test('what would have to be guessed orders nothing', async () => {
  const { of } = await keysOf('changed');
  for (const value of ['1403/01/01', '2024-03-20', '2024-03-20 08:30', '', null, 'soon'])
    expect(of(recordOf(value))).toBeNull();
  const half = await keysOf('{ column: changed, calendar: gregorian }');
  expect(half.of(recordOf('03/04/2024'))).toBeNull();
});

test('the order that a connector tells comes first', async () => {
  const { of } = await keysOf('changed');
  expect(of(recordOf('2024-03-20T08:30Z', { order: '7' }))).toBe('7');
  expect(of(recordOf('2024-03-20T08:30Z', { stream: 'other' }))).toBeNull();
});

test('the definition changes with whatever the keys depend on', async () => {
  const definitions = await Promise.all([
    keysOf('changed'),
    keysOf('changed', 'Europe/Berlin'),
    keysOf('edited'),
    keysOf('{ column: changed, calendar: jalali }'),
  ]);
  expect(new Set(definitions.map(({ definition }) => definition)).size).toBe(4);
  expect((await keysOf('changed')).definition).toBe(definitions[0]!.definition);
});
