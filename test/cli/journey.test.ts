import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { expectError, jsonOf } from '../support/cli/expect-lines.ts';
import { useShop } from '../support/cli/shop.ts';
import { accountsCsv, salesRows } from '../support/cli/shop-files.ts';

const shop = useShop();

interface Report {
  readonly status: string;
  readonly steps: readonly { readonly step: string; readonly source: string | null; readonly counts: object }[];
  readonly files: readonly { readonly source: string; readonly rows_read: number; readonly accepted: number }[];
  readonly totals: { readonly customers: number; readonly merges_by_field: Readonly<Record<string, number>> };
}

/** One user, one afternoon: the tests go on from each other. */
describe('from two files to golden customers', () => {
  test('init writes a configuration from the files', async () => {
    await shop.write('data/فروش ۱۴۰۲.xlsx', salesRows);
    await shop.write('data/accounts.csv', accountsCsv);
    const end = await shop.yekta('init "data/فروش ۱۴۰۲.xlsx" data/accounts.csv');
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(end.stdout).toMatch(/^yekta\.yaml: 2 sources\n {2}فروش_۱۴۰۲: key "کد مشتری"/);
    const text = await readFile(join(shop.folder, 'yekta.yaml'), 'utf8');
    expect(text).toContain('updated_at: { column: آخرین ویرایش, calendar: jalali }');
    expect(text).toContain('currency: IRT # toman');
  });

  test('init replaces the file only when told to', async () => {
    expectError(await shop.yekta('init data/accounts.csv'), 2, /^cli\.usage: yekta\.yaml exists already\. .*--force/);
    const end = await shop.yekta('init "data/فروش ۱۴۰۲.xlsx" data/accounts.csv --force --json');
    expect(jsonOf(end)).toMatchObject({ file: 'yekta.yaml', sources: [{ connector: 'excel' }, { name: 'accounts' }] });
  });

  test('check reaches every source', async () => {
    const end = await shop.yekta('check');
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(end.stdout).toMatch(/^yekta\.yaml: valid\nok {3}فروش_۱۴۰۲\n/);
    expect(jsonOf(await shop.yekta('check --json'))).toMatchObject({
      ok: true,
      sources: [{ source: 'فروش_۱۴۰۲' }, { source: 'accounts', ok: true, error: null, streams: [{ columns: 6 }] }],
    });
  });

  test('status says that nothing happened yet', async () => {
    expect(await shop.yekta('status')).toMatchObject({ code: 0, stdout: 'No run yet; start one with `yekta sync`.\n' });
  });

  test('sync reads, matches and publishes', async () => {
    const end = await shop.yekta('sync');
    expect(end.code).toBe(0);
    expect(end.stdout).toMatch(/^Sync \d+ succeeded in [\d.]+ s$/m);
    expect(end.stdout).toMatch(/^accounts +5 +5 +0 +0 +0$/m);
    expect(end.stdout).toMatch(/^Changes: 8 created$/m);
    expect(end.stdout).toMatch(/^Customers: 8 from 10 records; 2 of them joined from two or more records$/m);
    expect(end.stdout).toMatch(/^Joined by: national ID 2$/m);
    expect(end.stderr).toMatch(/^accounts stage: read 5, accepted 5 \([\d.]+ s\)$/m);
    expect(end.stdout + end.stderr).not.toMatch(/رضایی|Rezaei|0499370899/);
  });

  test('status tells the same afterwards', async () => {
    const end = await shop.yekta('status');
    expect(end.stdout).toMatch(/^Customers: 8 from 10 records/m);
    expect(jsonOf(await shop.yekta('status --json -n 1'))).toMatchObject({
      runs: [{ status: 'succeeded', files: [{ rows_read: 5, accepted: 5 }, { rows_read: 5 }] }],
      totals: { customers: 8, records: 10, merged: 2, merges_by_field: { national_id: 2 }, merges_by_people: 0 },
    });
  });

  test('show tells where each value comes from', async () => {
    const end = await shop.yekta('show accounts:A-1');
    expect(end.code).toBe(0);
    expect(end.stdout).toMatch(/^Customer \S+ \(person\)$/m);
    expect(end.stdout).toContain('  accounts:A-1\n  فروش_۱۴۰۲:S-1\n');
    expect(end.stdout).toMatch(/National ID +0499370899 +from/);
    expect(end.stdout).toMatch(/^Why these records are one customer\n {2}accounts:A-1 and فروش_۱۴۰۲:S-1: [\d.]+ bits/m);
    const customer = jsonOf(await shop.yekta('show فروش_۱۴۰۲:S-1 --json')) as { customer_id: string };
    expect(customer).toMatchObject({
      kind: 'person',
      fields: { national_id: '0499370899', phone: ['+989121234567'] },
      records: [{ source: 'accounts', key: 'A-1' }, { key: 'S-1' }],
      evidence: [{ a: 'accounts:A-1', b: 'فروش_۱۴۰۲:S-1' }],
    });
    expect(end.stdout).toContain(`Customer ${customer.customer_id} `);
    expectError(await shop.yekta('show accounts:A-99'), 5, /^customer\.not_found: /);
  });

  test('export writes every format', async () => {
    expect(await shop.yekta('export out.csv')).toMatchObject({ code: 0, stdout: 'out.csv: 8 customers\n', stderr: '' });
    const csv = await readFile(join(shop.folder, 'out.csv'), 'utf8');
    expect(csv.split('\r\n')).toHaveLength(10);
    expect(csv).toContain('"Tehran, Azadi St., No. 12"');
    expect(jsonOf(await shop.yekta('export out.xlsx --json'))).toEqual({
      file: 'out.xlsx',
      format: 'xlsx',
      customers: 8,
    });
    await shop.yekta('export out.txt --format jsonl --provenance');
    const lines = (await readFile(join(shop.folder, 'out.txt'), 'utf8')).trimEnd().split('\n');
    const customers = lines.map((line) => JSON.parse(line));
    expect(customers).toHaveLength(8);
    expect(customers.find(({ fields }) => fields.company_id === '10380284790')).toMatchObject({
      kind: 'organisation',
      records: [{ source: 'accounts', key: 'A-3' }],
      provenance: { company_id: { rule: 'only', winners: [{ record: 'accounts:A-3', value: '10380284790' }] } },
    });
  });

  test('digest is the same when asked again', async () => {
    const { stdout } = await shop.yekta('digest');
    expect(stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect(jsonOf(await shop.yekta('digest --json'))).toMatchObject({ digest: stdout.trim() });
  });

  test('a second sync changes nothing', async () => {
    const report = jsonOf(await shop.yekta('sync --json')) as Report;
    expect(report.status).toBe('succeeded');
    expect(report.files.map(({ rows_read, accepted }) => ({ rows_read, accepted }))).toEqual([
      { rows_read: 5, accepted: 0 },
      { rows_read: 5, accepted: 0 },
    ]);
    const { counts = {} } = report.steps.find(({ step }) => step === 'publish') ?? {};
    expect(Object.values(counts).filter((count) => count !== 0)).toEqual([]);
  });

  test('a changed file changes its customers, and only those', async () => {
    await shop.write('data/accounts.csv', accountsCsv.replace('0913 777 8899', '0913 777 0000'));
    const end = await shop.yekta('sync');
    expect(end.code).toBe(0);
    expect(end.stdout).toMatch(/^accounts +5 +1 +4 +0 +0$/m);
    expect(end.stdout).toMatch(/^Changes: 1 /m);
    expect((await shop.yekta('show accounts:A-4')).stdout).toContain('+989137770000');
  });

  test('train shows what a new model would change, and stores nothing', async () => {
    expect(jsonOf(await shop.yekta('train --json'))).toMatchObject({ model: null, stored_model: 1, trained_on: 10 });
  });
});
