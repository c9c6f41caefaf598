import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refuseLargeFile } from '../../../connectors/files/file-limits.ts';
import { findFiles } from '../../../connectors/files/find-files.ts';

let folder: string;
const find = async (location: string | readonly string[], extensions = ['.xlsx', '.xlsm']) =>
  (await findFiles(location, { baseFolder: folder, source: 'sales', extensions })).map((file) => file.name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yekta-find-files-'));
  const names = ['b.xlsx', 'a.XLSX', 'list [1].xlsx', '~$b.xlsx', '.hidden.xlsx', 'notes.txt', 'فروش/تهران.xlsx'];
  for (const name of [...names, 'فروش/old/1402.xlsm', 'empty/readme.md']) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), 'content');
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('findFiles', () => {
  test('a file is taken as named, whatever its extension or glob characters', async () => {
    expect(await find('notes.txt')).toEqual(['notes.txt']);
    expect(await find('list [1].xlsx')).toEqual(['list [1].xlsx']);
    expect(await find(join(folder, 'b.xlsx'))).toEqual(['b.xlsx']);
  });

  test('a folder gives its visible files with the extensions, sorted, without folders inside it', async () => {
    expect(await find('.')).toEqual(['a.XLSX', 'b.xlsx', 'list [1].xlsx']);
    expect(await find('فروش')).toEqual(['فروش/تهران.xlsx']);
  });

  test('a glob gives what it matches, narrowed to the extensions only when it names none', async () => {
    expect(await find('**/*.xls*')).toEqual(['b.xlsx', 'list [1].xlsx', 'فروش/old/1402.xlsm', 'فروش/تهران.xlsx']);
    expect(await find('*')).toEqual(['a.XLSX', 'b.xlsx', 'list [1].xlsx']);
    expect(await find('*.txt')).toEqual(['notes.txt']);
  });

  test('several locations are joined, each file once', async () => {
    expect(await find(['b.xlsx', '*.xlsx', 'فروش'])).toEqual(['b.xlsx', 'list [1].xlsx', 'فروش/تهران.xlsx']);
  });

  test('absolute path and size come with the name', async () => {
    const [file] = await findFiles('b.xlsx', { baseFolder: folder, source: 'sales', extensions: ['.xlsx'] });
    expect(file).toEqual({ path: join(folder, 'b.xlsx'), name: 'b.xlsx', size: 7 });
  });

  test.each(['missing.xlsx', 'empty', '*.csv', 'missing/folder/*.xlsx', ['b.xlsx', 'missing.xlsx'], []])(
    'a location without a file is refused: %j',
    async (location) => {
      await expect(find(location)).rejects.toMatchObject({ code: 'source.no_files', place: { source: 'sales' } });
    },
  );
});

test('a file over the size limit is refused with its name', () => {
  const file = { path: '/x/a.csv', name: 'a.csv', size: 11 };
  expect(() => refuseLargeFile(file, 11)).not.toThrow();
  expect(() => refuseLargeFile(file, 10)).toThrow(
    expect.objectContaining({ code: 'file.too_large', place: { file: 'a.csv' } }),
  );
});
