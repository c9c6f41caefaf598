import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadConfig } from '../../../config/load.ts';
import type { Config } from '../../../config/schema/config.ts';
import { generateAtlas } from '../../../examples/atlas/generate.ts';
import { canonicalText } from '../../../matching/text/canonical-text.ts';
import { readAccounting, readSheet } from './read-atlas.ts';

let folder: string;
let config: Config;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-'));
  await generateAtlas({ folder, rows: { sales: 50, accounting: 50, users: 50, organizations: 10, tickets: 10 } });
  config = await loadConfig(join(import.meta.dirname, '../../../examples/atlas/yekta.yaml'), {
    YEKTA_ATLAS_ZENDESK_URL: 'http://127.0.0.1:1',
    YEKTA_ATLAS_ZENDESK_EMAIL: 'agent@atlas.example',
    YEKTA_ATLAS_ZENDESK_TOKEN: 'token',
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const columnsOf = (source: string): string[] =>
  config.sources
    .filter(({ name }) => name === source)
    .flatMap(({ streams }) => streams)
    .flatMap(({ key, updatedAt, fields }) => [
      ...key,
      ...(updatedAt === null ? [] : [updatedAt.column]),
      ...fields.flatMap(({ columns }) => columns),
    ]);

test('loads, with three sources and default matching', () => {
  expect(config.sources.map(({ name, connector }) => `${name} ${connector}`)).toEqual([
    'sales excel',
    'accounting csv',
    'support zendesk',
  ]);
  expect(config.matching.fields).toEqual({});
});

test('names columns that the generated files have', async () => {
  const header = (await readSheet(folder)).rows[3]!;
  expect(header).toEqual(expect.arrayContaining(columnsOf('sales')));
  const [first] = await readAccounting(folder);
  expect([...first!.keys()].map(canonicalText)).toEqual(expect.arrayContaining(columnsOf('accounting')));
});
