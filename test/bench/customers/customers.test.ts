import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { writeLabelledSet } from '../../../bench/customers/customers.ts';
import { generateCustomers } from '../../../bench/customers/generate.ts';
import { loadConfig } from '../../../config/load.ts';

describe('a labelled set of synthetic customers', () => {
  test.each([false, true])('has a valid configuration, and a truth for each row (Persian: %s)', async (isPersian) => {
    const folder = await mkdtemp(join(tmpdir(), 'yekta-customers-'));
    try {
      const options = { records: 300, seed: 1, isPersian };
      await writeLabelledSet(folder, options);
      expect((await readdir(folder)).sort()).toEqual(['crm.csv', 'shop.csv', 'support.csv', 'truth.csv', 'yekta.yaml']);
      const config = await loadConfig(join(folder, 'yekta.yaml'));
      expect(config.sources.map(({ name }) => name)).toEqual(['crm', 'shop', 'support']);
      const truth: string[][] = parse(await readFile(join(folder, 'truth.csv')));
      const rows = [...generateCustomers(options)];
      expect(truth.slice(1)).toEqual(rows.map((row) => [row.source_id, row.record_id, row.entity_id]));
      const shop: Record<string, string>[] = parse(await readFile(join(folder, 'shop.csv')), { columns: true });
      expect(shop.map((row) => row.address)).toEqual(
        rows.filter((row) => row.source_id === 'shop').map((row) => row.address),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
