import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { expectError, jsonOf } from '../support/cli/expect-lines.ts';
import { useShop } from '../support/cli/shop.ts';
import { accountsCsv, writeLists } from '../support/cli/shop-files.ts';

const shop = useShop(async (shop) => {
  await writeLists(shop);
  await shop.yekta('init sales.xlsx accounts.csv');
});

interface PairJson {
  readonly one_customer: boolean;
  readonly weight: number;
  readonly records: readonly { readonly record: string; readonly customer_id: string }[];
  readonly steps: readonly { readonly field: string | null; readonly bits: number; readonly total: number }[];
}

test('before the first sync there is no model to explain with', async () => {
  expectError(await shop.yekta('explain accounts:A-1 sales:S-1'), 1, /^model\.missing: .*`yekta sync`/);
});

describe('explaining two records', () => {
  beforeAll(() => shop.yekta('sync'));

  test('why they are one customer: values side by side, evidence as a waterfall, what would change it', async () => {
    const end = await shop.yekta('explain accounts:A-1 sales:S-1');
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(end.stdout).toMatch(/^accounts:A-1 and sales:S-1: one customer \(c\w{26}\)$/m);
    expect(end.stdout).toMatch(/^ {2}National ID {2}0499370899 +0499370899$/m);
    expect(end.stdout).toMatch(/^ {2}Any two records +-+\| +-\d+\.\d +-\d+\.\d$/m);
    expect(end.stdout).toMatch(/^ {2}National ID +\|\++ +\+\d+\.\d +\+\d+\.\d {2}the same, and few records share it$/m);
    expect(end.stdout).toMatch(/^What would change it\n {2}Joining takes \+0\.0 bits; the pair has \d+\.\d more/m);
  });

  test('the bits of the JSON form sum to the weight, exactly', async () => {
    const pair = jsonOf(await shop.yekta('explain sales:S-1 accounts:A-1 --json')) as PairJson;
    expect(pair.records.map(({ record }) => record)).toEqual(['accounts:A-1', 'sales:S-1']);
    expect(pair.one_customer).toBe(true);
    expect(pair.steps.reduce((sum, { bits }) => sum + bits, 0)).toBe(pair.weight);
    expect(pair.steps.at(-1)!.total).toBe(pair.weight);
  });

  test('why they are two customers, in Persian as well', async () => {
    const english = await shop.yekta('explain accounts:A-1 sales:S-2');
    expect(english.stdout).toMatch(/^accounts:A-1 and sales:S-2: two customers \(c\w{26} and c\w{26}\)$/m);
    expect(english.stdout).toMatch(
      /^Why they are different customers\n {2}National ID: both are valid and they differ/m,
    );
    const persian = await shop.yekta('explain accounts:A-1 sales:S-2 --lang fa');
    expect(persian.stdout).toContain('\u2068accounts:A-1\u2069 و \u2068sales:S-2\u2069: دو مشتری');
    expect(persian.stdout).toContain('چرا دو مشتری‌اند');
    expect(jsonOf(await shop.yekta('explain accounts:A-1 sales:S-2 --json'))).toMatchObject({
      one_customer: false,
      verdict: 'forbidden',
      hard_conflict: { reason: 'unique_identifier', field: 'national_id' },
      why_apart: [{ reason: 'hard_conflict' }, {}, { reason: 'below_threshold' }],
    });
  });
});

describe('explaining a customer', () => {
  test('by any of its records or its id: the chain and the support of each record', async () => {
    const chain = jsonOf(await shop.yekta('explain sales:S-1 --json')) as { readonly customer_id: string };
    expect(chain).toMatchObject({
      records: ['accounts:A-1', 'sales:S-1'],
      chain: [{ a: 'accounts:A-1', b: 'sales:S-1', by_decision: false }],
      weakest: { sides: [['accounts:A-1'], ['sales:S-1']], substitute: null },
      support: [{ record: 'accounts:A-1', links: 1 }, { record: 'sales:S-1' }],
    });
    const byId = await shop.yekta(`explain ${chain.customer_id}`);
    expect(byId.stdout).toMatch(/^2 records are one customer:\n {2}1\. accounts:A-1 and sales:S-1: \+\d+\.\d bits, /m);
  });

  test('of two customers, the records that are nearest to each other speak', async () => {
    const { customer_id } = jsonOf(await shop.yekta('explain sales:S-1 --json')) as { readonly customer_id: string };
    const pair = jsonOf(await shop.yekta(`explain ${customer_id} sales:S-2 --json`)) as PairJson;
    expect(pair.records.map((side) => side.customer_id)).toContain(customer_id);
    expect(pair.one_customer).toBe(false);
  });
});

test('what is not there is answered with the nearest that is', async () => {
  const notFound = (name: string) => new RegExp(`^customer\\.not_found: .* Did you mean ${name}\\?$`, 'm');
  expectError(await shop.yekta('explain accounts:A-9'), 5, notFound('accounts:A-1'));
  expectError(await shop.yekta('explain account:A-1 sales:S-1'), 5, notFound('accounts:A-1'));
  expectError(await shop.yekta('show S-2'), 5, notFound('sales:S-2'));
  expectError(await shop.yekta('explain nowhere'), 5, /^customer\.not_found: .*source:key/);
});

describe('training again', () => {
  test('shows what would change when the records did, and stores it when told to', async () => {
    expect((await shop.yekta('train')).stdout).toContain('It is the same as the stored model 1; nothing to store.\n');
    await shop.write('accounts.csv', `${accountsCsv}A-7,Sara Ghasemi,,0912 555 6677,,5\n`);
    await shop.yekta('sync');
    const shown = await shop.yekta('train');
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toMatch(/^Customers: 9 with the stored model, 9 with the new one; 9 stay as they are$/m);
    expect(shown.stdout).toMatch(/^Phone +\+\d+ -0 +0$/m);
    expect(shown.stdout).toContain('Nothing was stored; `yekta train --apply` stores the new model.');
    expect(jsonOf(await shop.yekta('train --json'))).toMatchObject({
      model: null,
      stored_model: 1,
      trained_on: 11,
      customers: { before: 9, after: 9, unchanged: 9, merged: 0, split: 0, regrouped: 0 },
      changes: { prior: { before: expect.any(Number), after: expect.any(Number) } },
    });
    expect((await shop.yekta('train --apply --out model.json')).stdout).toContain('Stored as model 2;');
    const sameAgain = jsonOf(await shop.yekta('train --apply --json'));
    expect(sameAgain).toMatchObject({ model: null, stored_model: 2, changes: null });
  });

  test('writes the model for people to read', async () => {
    const model = JSON.parse(await readFile(join(shop.folder, 'model.json'), 'utf8'));
    expect(model).toMatchObject({ trainedOn: 11, comparisons: expect.any(Array) });
  });
});
