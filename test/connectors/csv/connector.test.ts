import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import { describeSourceReader, readAll } from '../../conformance/source-reader.ts';
import { failureOf } from '../failure-of.ts';
import { openFolder, readText, withFiles } from './read-text.ts';

const rows = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${index},نام ${index},۰۹۱۲${index}\n`).join('');

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describeSourceReader('csv', {
  open: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yekta-csv-'));
    folders.push(folder);
    await writeFile(join(folder, 'a.csv'), `id,name,phone\n${rows(3_000)}1,too,many,cells\n2,"open\n3,x,y\n`);
    await writeFile(join(folder, 'b.csv'), `id;name;phone\n${rows(1_500).replaceAll(',', ';')}`);
    await writeFile(join(folder, 'c.csv'), '');
    return openFolder(folder);
  },
  expectedRecords: 4_501,
  expectedRejects: 2,
});

describe('a csv source', () => {
  test('keeps cells exactly as they are, and gives null for missing ones', async () => {
    const { records, files } = await readText('id,name,note\n007, علي ي‌ك ,\n8,"a ""b""\r\nc"\n');
    expect(records.map((record) => record.values)).toEqual([
      { id: '007', name: ' علي ي‌ك ', note: '' },
      { id: '8', name: 'a "b"\r\nc', note: null },
    ]);
    expect(files[0]?.notes).toContain('Rows with fewer cells than the header, their missing cells read as empty: 1.');
  });

  test('places rejects at the line where the row starts and the column that breaks it', async () => {
    const text = 'id,name,city\n1,"a\nb",c\n\n2,"x" y,z\n3,d,\xff\n4,"e",f,g\n';
    const { records, rejects } = await readText(Buffer.from(text, 'latin1'), { encoding: 'utf-8' });
    expect(records.map((record) => record.place.row)).toEqual([2]);
    expect(rejects.map(({ place, column, code }) => [place.row, column, code])).toEqual([
      [5, 'name', 'row.quote'],
      [6, 'city', 'row.encoding'],
      [7, undefined, 'row.ragged'],
    ]);
    expect(rejects.map((reject) => reject.value)).toEqual(['2,"x" y,z', '3,d,\ufffd', '4,"e",f,g']);
  });

  test('names the column whose quote opens, wherever that quote is closed', async () => {
    const { rejects } = await readText('id,name,city\n1,"a,b\n2,c,d\n3,e,f"\n4,"g\nh"x,i\n5,j,k\n');
    expect(rejects.map(({ place, column }) => [place.row, column])).toEqual([
      [2, 'name'],
      [5, 'name'],
      [6, undefined],
    ]);
  });

  test('reports a broken file and reads the next', async () => {
    const { records, files } = await readText({ 'a.csv': '%PDF-1.4\n', 'b.csv': 'id,name\n1,a\n' });
    expect(files.map((file) => [file.file, file.error?.code ?? null, file.rowsRead])).toEqual([
      ['a.csv', 'file.not_this_format', 0],
      ['b.csv', null, 1],
    ]);
    expect(records.map((record) => record.place)).toEqual([{ file: 'b.csv', row: 2 }]);
  });

  test('reads windows-1256, and notes what that code page lacks', async () => {
    const { records, files } = await readText(iconv.encode('id,name\n1,گچ پژ ک\n2,علي\n', 'windows-1256'));
    expect(records.map((record) => record.values.name)).toEqual(['گچ پژ ک', 'علي']);
    expect(files[0]?.notes.join(' ')).toMatch(/windows-1256.*Arabic yeh/);
  });

  test('takes the declared encoding over the detected one, and notes the difference', async () => {
    const { records, files } = await readText('id,name\n1,é\n', { encoding: 'latin1' });
    expect(records[0]?.values.name).toBe('Ã©');
    expect(files[0]?.notes).toEqual(['Read as latin1, as declared; it looks like utf-8: its bytes are valid in it.']);
  });

  test('takes a declared quote, delimiter and header row', async () => {
    const text = 'report "of\n,,,\nid|name\n1|"a\n2|b"\n';
    const { records } = await readText(text, { quote: 'none', delimiter: '|', headerRow: 3 });
    expect(records.map((record) => record.values)).toEqual([
      { id: '1', name: '"a' },
      { id: '2', name: 'b"' },
    ]);
    const blank = await readText(text, { headerRow: 9 });
    expect(blank.files[0]?.error).toEqual({
      code: 'file.header_missing',
      message: expect.stringMatching(/^Line 9: /),
    });
  });

  test('takes declared names for a file without a header', async () => {
    const { records } = await readText('1,a\n2,b\n', { columns: ['id', 'name'] });
    expect(records.map((record) => record.values)).toEqual([
      { id: '1', name: 'a' },
      { id: '2', name: 'b' },
    ]);
  });

  test('tells duplicate and empty headers apart', async () => {
    const { records, files } = await readText('id,phone,,phone,__proto__\n1,a,b,c,d\n');
    expect(Object.entries(records[0]?.values ?? {})).toEqual([
      ['id', '1'],
      ['phone', 'a'],
      ['column C', 'b'],
      ['phone (2)', 'c'],
      ['__proto__ (2)', 'd'],
    ]);
    expect(files[0]?.notes.join(' ')).toMatch(/phone \(2\)/);
  });

  test('notes titles above the header and headers among the rows', async () => {
    const { records, files } = await readText('Customers\n\nid,name\n1,a\nid,name\n2,b\n3,c\n4,d\n');
    expect(records.map((record) => record.place.row)).toEqual([4, 6, 7, 8]);
    expect(files[0]?.rowsRead).toBe(4);
    expect(files[0]?.notes).toEqual(
      expect.arrayContaining([
        'The header is in line 3; the lines above it are titles and are left out.',
        'Rows that repeat the header, left out: 1.',
      ]),
    );
  });

  test('probes names, samples and notes from the first file', async () => {
    await withFiles({ 'a.csv': 'id;name\n1;\n2;x\n3;y' }, async (folder) => {
      const probes = await openFolder(folder).probe(new AbortController().signal);
      expect(probes).toEqual([
        {
          stream: 'rows',
          place: 'a.csv',
          columns: [
            { name: 'id', samples: ['1', '2', '3'] },
            { name: 'name', samples: ['x', 'y'] },
          ],
          notes: ['Read as utf-8: it is plain ASCII.', 'The cells are separated by ";".'],
        },
      ]);
    });
  });

  test('a probe of a broken file fails with its place', async () => {
    await withFiles({ 'a.csv': 'id,"name\n1,a\n' }, async (folder) => {
      const error = await failureOf(openFolder(folder).probe(new AbortController().signal));
      expect([error.code, error.place]).toEqual(['file.malformed', { source: 'test', file: 'a.csv', line: 1 }]);
    });
  });

  test('a file that cannot be opened is reported, and the next is read', async () => {
    await withFiles({ 'b.csv': 'id,name\n1,a\n' }, async (folder) => {
      await symlink(join(folder, 'gone'), join(folder, 'a.csv'));
      const { records, files } = await readAll(openFolder(folder));
      expect(files.map((file) => file.error?.code ?? null)).toEqual(['file.unreadable', null]);
      expect(files[0]?.error?.message).not.toContain(folder);
      expect(records).toHaveLength(1);
    });
  });

  test.each([
    [{ encoding: 'klingon' }, 'sources.test.encoding'],
    [{ quote: '«' }, 'sources.test.quote'],
    [{ delimiter: '"', quote: '"' }, 'sources.test.delimiter'],
    [{ delimiter: '\n' }, 'sources.test.delimiter'],
  ])('refuses the options %j when it is opened', (options, path) => {
    const open = (): unknown => openFolder('/', options);
    expect(open).toThrow(YektaError);
    expect(open).toThrow(expect.objectContaining({ code: 'config.invalid', place: { source: 'test', path } }));
  });
});
