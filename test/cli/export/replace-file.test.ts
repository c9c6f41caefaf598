import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { exportColumns } from '../../../cli/export/export-columns.ts';
import { replaceFile } from '../../../cli/export/replace-file.ts';
import { writeCsv } from '../../../cli/export/write-csv.ts';
import { writeXlsx } from '../../../cli/export/write-xlsx.ts';
import { inBatches, profile, published } from './customers.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yekta-replace-'));
  file = join(folder, 'out.csv');
  await writeFile(file, 'old');
});
afterEach(() => rm(folder, { recursive: true }));

const columns = exportColumns(profile);
const writers = [
  ['csv', writeCsv],
  [
    'xlsx',
    (stream: Parameters<typeof writeCsv>[0], _: typeof columns, batches: Parameters<typeof writeCsv>[2]) =>
      writeXlsx(stream, columns, batches, { language: 'fa' }),
  ],
] as const;

test('a complete file takes the place of the old one, for its owner only', async () => {
  expect(await replaceFile(file, (stream) => writeCsv(stream, columns, inBatches([published('c1', 'علی', [])])))).toBe(
    1,
  );
  expect(await readFile(file, 'utf8')).toContain('علی');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['out.csv']);
});

test.each(writers)('an export as %s that stops half way leaves the old file and nothing else', async (_, writer) => {
  async function* stopping() {
    yield [published('c1', 'علی', [])];
    throw new DOMException('stopped', 'AbortError');
  }
  await expect(replaceFile(file, (stream) => writer(stream, columns, stopping()))).rejects.toThrow('stopped');
  expect(await readFile(file, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['out.csv']);
});

test.each(writers)('a disk that fails under an export as %s is reported', async (_, writer) => {
  let asked = 0;
  async function* endless() {
    for (;;) {
      asked += 1;
      yield Array.from({ length: 100 }, (_, i) => published(`c${asked}-${i}`, 'علی رضایی', []));
    }
  }
  const failure = replaceFile(file, (stream) => {
    setTimeout(() => stream.destroy(Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' })), 50);
    return writer(stream, columns, endless());
  });
  await expect(failure).rejects.toMatchObject({ code: 'export.failed', message: expect.stringContaining('(ENOSPC)') });
  expect(await readFile(file, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['out.csv']);
});

test('a folder that does not exist is reported before anything is read', async () => {
  const missing = join(folder, 'no', 'out.csv');
  const write = () => Promise.reject(new Error('has been called'));
  await expect(replaceFile(missing, write)).rejects.toMatchObject({
    code: 'export.failed',
    message: expect.stringContaining('(ENOENT)'),
    remedy: expect.stringContaining('folder exists'),
  });
});
