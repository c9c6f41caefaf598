import { expect, test } from '@jest/globals';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';
import { columnKey, decideColumnFormats } from '../../../pipeline/normalize/column-formats.ts';
import { loadText } from '../../config/load-text.ts';
import { customerRow, stageRows } from '../../support/warehouse-data.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();

async function formatsOf(mapping: string, dates: readonly string[]) {
  const warehouse = await warehouses.fresh();
  await stageRows(
    warehouse,
    dates.map((date, index) => ({ ...customerRow(String(index), 'x'), values: { born: date, changed: date } })),
  );
  const config = await loadText(`version: 1
project: tests
sources:
  sales:
    connector: csv
    location: sales.csv
    key: [id]
    updated_at: changed
    fields: { birth_date: ${mapping} }`);
  return decideColumnFormats(config.sources[0]!, profileFromConfig(config), warehouse.normalized);
}
const born = columnKey('rows', 'born');

test('calendar and order of a column come from all its values', async () => {
  expect(await formatsOf('born', ['1362/05/14', '1370/01/30', '1389/12/02'])).toEqual({
    [born]: { calendar: 'jalali', order: 'ymd' },
    [columnKey('rows', 'changed')]: { calendar: 'jalali', order: 'ymd' },
  });
  expect(await formatsOf('born', ['14/05/1983', '30/01/1991', '02/12/2010'])).toMatchObject({
    [born]: { calendar: 'gregorian', order: 'dmy' },
  });
});

test('what is declared counts, and only what is open is decided', async () => {
  const dates = ['14/05/1362', '30/01/1370', '02/12/1389'];
  expect(await formatsOf('{ column: born, calendar: jalali }', dates)).toMatchObject({
    [born]: { calendar: 'jalali', order: 'dmy' },
  });
  expect(await formatsOf('{ column: born, calendar: jalali, date_order: ymd }', dates)).toMatchObject({
    [born]: { calendar: 'jalali', order: 'ymd' },
  });
});

test('nothing is decided without dates', async () => {
  expect(await formatsOf('born', ['x', '-'])).toMatchObject({ [born]: null });
});
