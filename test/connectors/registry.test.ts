import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import type { SourceConfig, SourceSettings } from '../../config/schema/source-config.ts';
import { openSource } from '../../connectors/registry.ts';
import { readAll } from '../conformance/source-reader.ts';
import { credentials, userOf, withServer } from './zendesk/zendesk-fixture.ts';

const settings: Omit<SourceSettings, 'connector'> = {
  name: 'sales',
  locale: 'fa-IR',
  timeZone: 'Asia/Tehran',
  duplicateFree: false,
  streams: [],
};

async function firstRecord(source: SourceConfig, baseFolder: string) {
  const reader = openSource(source, { baseFolder, source: source.name });
  const { records } = await readAll(reader);
  expect(records).toHaveLength(1);
  return { mode: reader.mode, stream: records[0]!.stream, name: records[0]!.values.name };
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-registry-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('openSource opens', () => {
  test('a csv source, relative to the base folder', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'customers.csv'), 'name,city\nمینا,تهران\n');
      const options = {
        location: ['customers.csv'],
        encoding: 'auto',
        delimiter: 'auto',
        quote: 'auto',
        maxFileBytes: 1e6,
      } as const;
      const found = await firstRecord({ ...settings, connector: 'csv', options }, folder);
      expect(found).toEqual({ mode: 'snapshot', stream: 'rows', name: 'مینا' });
    });
  });

  test('an excel source, relative to the base folder', async () => {
    await inFolder(async (folder) => {
      const workbook = new exceljs.Workbook();
      workbook.addWorksheet('مشتریان').addRows([
        ['name', 'city'],
        ['مینا', 'تهران'],
      ]);
      await workbook.xlsx.writeFile(join(folder, 'customers.xlsx'));
      const options = { location: ['customers.xlsx'], sheet: 1, includeHiddenRows: true, maxFileBytes: 1e6 } as const;
      const found = await firstRecord({ ...settings, connector: 'excel', options }, folder);
      expect(found).toEqual({ mode: 'snapshot', stream: 'rows', name: 'مینا' });
    });
  });

  test('a zendesk source', async () => {
    await withServer({ data: { users: [userOf(1, { name: 'مینا' })] } }, async ({ url }) => {
      const options = {
        url,
        credentials,
        pageSize: 1000,
        overlapSeconds: 600,
        streams: ['users'],
        roles: ['end-user'],
      } as const;
      const found = await firstRecord({ ...settings, connector: 'zendesk', options }, '/');
      expect(found).toEqual({ mode: 'changes', stream: 'users', name: 'مینا' });
    });
  });
});
