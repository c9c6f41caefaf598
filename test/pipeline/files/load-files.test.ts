import { describe, expect, test } from '@jest/globals';
import { toFieldName, toSourceName } from '../../../matching/ids.ts';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';
import { findRecords } from '../../../pipeline/files/find-records.ts';
import { loadFiles } from '../../../pipeline/files/load-files.ts';
import type { SourceReader } from '../../../pipeline/ports/source-reader.ts';
import { loadText } from '../../config/load-text.ts';
import { readerOf } from './reader-of.ts';

async function inputOf(readers: Readonly<Record<string, SourceReader>>, key = '[id]') {
  const sources = Object.keys(readers).map(
    (name) => `  ${name}:
    connector: csv
    location: ${name}.csv
    key: ${key}
    fields: { full_name: name, birth_date: born, city: city }`,
  );
  const config = await loadText(`version: 1\nproject: tests\nsources:\n${sources.join('\n')}`);
  return {
    config,
    profile: profileFromConfig(config),
    openSource: (source: string) => readers[source]!,
    signal: new AbortController().signal,
    onProgress: () => {},
  };
}

const row = (id: string, name: string, born = '1980-03-21', city = 'تهران') => ({ values: { id, name, born, city } });

/** The comparable values of the birth date column, row by row. */
function birthDates({ table }: Awaited<ReturnType<typeof loadFiles>>): readonly (string | null)[] {
  const column = table.columns.find(({ field }) => field.name === 'birth_date')!;
  return Array.from(column.single, (code) => (code < 0 ? null : column.keys.at(code)));
}

describe('loadFiles', () => {
  test('takes the records of all sources, and names them by source and key', async () => {
    const input = await inputOf({
      sales: readerOf([[row('2', 'علی رضایی')], [row('1', 'سارا کریمی')]]),
      accounts: readerOf([[row('2', 'Ali Rezaei')]]),
    });
    const { table, refs, sources } = await loadFiles(input);
    expect(table.size).toBe(3);
    expect(Array.from(table.ids, (id) => refs.of(id as never))).toEqual([
      { source: 'accounts', key: '2' },
      { source: 'sales', key: '1' },
      { source: 'sales', key: '2' },
    ]);
    const find = refs.finder();
    expect([find('sales', '2'), find('accounts', '2'), find('accounts', '1'), find('crm', '2')]).toEqual([
      1,
      3,
      undefined,
      undefined,
    ]);
    expect(sources.map(({ source, records }) => [source, records])).toEqual([
      ['sales', 2],
      ['accounts', 1],
    ]);
  });

  test('of rows with one key the first counts, and rows without one are left out', async () => {
    const input = await inputOf({ sales: readerOf([[row('1', 'علی'), row('1', 'رضا'), row('', 'سارا')]]) });
    const { table, sources } = await loadFiles(input);
    expect(table.size).toBe(1);
    expect(sources[0]).toMatchObject({ records: 1, repeated: 1, rejected: 1 });
  });

  test('of an object that a source of changes names twice the last state counts, and one that is gone does not', async () => {
    const api = readerOf(
      [
        [
          { key: 'a', ...row('', 'علی', '1980-01-01') },
          { key: 'b', ...row('', 'سارا') },
        ],
        [
          { key: 'a', ...row('', 'علی', '1981-01-01') },
          { key: 'b', deleted: true, values: {} },
        ],
      ],
      'changes',
    );
    const loaded = await loadFiles(await inputOf({ api }));
    expect(birthDates(loaded)).toEqual(['1981-01-01']);
  });

  test('a broken file is reported', async () => {
    const broken = { file: 'a.csv', rowsRead: 1, notes: [], error: { code: 'file.truncated', message: 'Cut off.' } };
    const input = await inputOf({ sales: readerOf([[row('1', 'علی')]], 'snapshot', { files: [broken] }) });
    expect((await loadFiles(input)).sources[0]!.brokenFiles).toEqual([broken]);
  });

  test('a column that is not there is an error', async () => {
    const input = await inputOf({ sales: readerOf([[{ values: { id: '1', name: 'علی' } }]]) });
    await expect(loadFiles(input)).rejects.toMatchObject({ code: 'source.column_missing' });
  });
});

describe('date formats', () => {
  test('are decided by the whole column: everything is read again when the beginning misleads', async () => {
    const misleading = readerOf([[row('1', 'علی', '02/03/1980')], [row('2', 'سارا', '25/03/1980')]]);
    expect(birthDates(await loadFiles(await inputOf({ sales: misleading })))).toEqual(['1980-03-02', '1980-03-25']);
    expect(misleading.reads()).toBe(2);
  });

  test('are known from the beginning otherwise: one reading is enough', async () => {
    const plain = readerOf([[row('1', 'علی', '1359/01/01')], [row('2', 'سارا', '1360/05/14')]]);
    expect(birthDates(await loadFiles(await inputOf({ sales: plain })))).toEqual(['1980-03-21', '1981-08-05']);
    expect(plain.reads()).toBe(1);
  });
});

test('the values of a few records are found again', async () => {
  const input = await inputOf({ sales: readerOf([[row('1', 'علی رضایی'), row('2', 'سارا کریمی')]]) });
  const fieldsOf = await findRecords(input, [{ source: toSourceName('sales'), key: '2' }]);
  const name = toFieldName('full_name');
  expect(fieldsOf({ source: toSourceName('sales'), key: '2' })?.[name]?.[0]?.value).toBe('سارا کریمی');
  expect(fieldsOf({ source: toSourceName('sales'), key: '1' })).toBeUndefined();
});
