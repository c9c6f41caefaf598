import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { expectError, jsonOf } from '../support/cli/expect-lines.ts';
import { useShop } from '../support/cli/shop.ts';
import { writeLists } from '../support/cli/shop-files.ts';

const shop = useShop(async (shop) => {
  await writeLists(shop);
  await shop.yekta('init sales.xlsx accounts.csv');
  await shop.yekta('sync');
  await shop.yekta('export customers.csv');
  await shop.yekta('export .yekta/customers.csv');
});

const at = (file: string): string => join(shop.folder, file);

/** The tests go on from each other. */
test('without --yes it tells what would be erased, in both languages, and erases nothing', async () => {
  const { code, stdout } = await shop.yekta('erase accounts:A-1 --reason "request 2291"');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Customer c\w{26} would be erased with 2 records:\n {2}accounts:A-1\n {2}sales:S-1\n/);
  expect(stdout).toContain(at('customers.csv'));
  expect(stdout).toMatch(/\nNothing was erased yet\. .*--yes\.\n$/);
  const persian = await shop.yekta('erase accounts:A-1 --reason "request 2291" --lang fa');
  expect(persian.stdout).toMatch(/^مشتری c\w{26} با 2 رکورد پاک خواهد شد:/);
  expect((await shop.yekta('show accounts:A-1')).code).toBe(0);
});

test('with --yes the customer is gone, and exports in the state folder with it', async () => {
  const { customer_id: id } = jsonOf(await shop.yekta('show accounts:A-1 --json')) as { customer_id: string };
  const report = jsonOf(await shop.yekta('erase accounts:A-1 --reason "request 2291" --yes --json'));
  expect(report).toEqual({
    customer_id: id,
    erased: true,
    whole: true,
    records: ['accounts:A-1', 'sales:S-1'],
    counts: expect.objectContaining({ source_record: 2, source_record_version: 2, golden_record: 1 }),
    exports_removed: [at('.yekta/customers.csv')],
    exports_left: [at('customers.csv')],
  });
  expect(existsSync(at('.yekta/customers.csv'))).toBe(false);
  expectError(await shop.yekta(`show ${id}`), 5, /^customer\.erased: /);
  expectError(await shop.yekta(`erase ${id} --reason again --yes`), 5, /^customer\.erased: /);
  expectError(await shop.yekta('show accounts:A-1'), 5, /^customer\.not_found: /);
});

test('a sync leaves its rows out and says so, again and again', async () => {
  for (let syncs = 0; syncs < 2; syncs += 1) {
    expect((await shop.yekta('sync')).code).toBe(0);
    const { stdout } = await shop.yekta('status --rejects');
    expect(stdout.match(/row\.erased/g)).toHaveLength(2);
    expect(stdout).not.toMatch(/Rezaei|A-1\b|S-1\b/);
  }
});

test('what cannot be erased is refused', async () => {
  expectError(
    await shop.yekta('erase accounts:A-2 --records accounts:A-3 --reason request --yes'),
    1,
    /^erasure\.other_record: /,
  );
  expectError(await shop.yekta('erase accounts:A-2 --records A-2 --reason request --yes'), 2, /^cli\.usage: /);
  expectError(await shop.yekta('erase accounts:A-2 --reason "call of Sara Karimi" --yes'), 1, /^erasure\.reason: /);
  expectError(await shop.yekta('erase accounts:A-2'), 2, /^cli\.usage: /);
  expectError(await shop.yekta('erase accounts:Z-2 --reason request --yes'), 5, /^customer\.not_found: /);
});

test('single records of a customer can be erased, and all exports with them', async () => {
  const { stdout } = await shop.yekta(
    'erase accounts:A-2 --records accounts:A-2 --reason request --yes --delete-exports',
  );
  expect(stdout).toMatch(/^Of customer c\w{26}, 1 record was erased; the others stay:\n {2}accounts:A-2\n/);
  expect(stdout).toContain(`Exports that were removed:\n  ${at('customers.csv')}`);
  expect(existsSync(at('customers.csv'))).toBe(false);
  expect((await shop.yekta('show sales:S-2')).stdout).not.toContain('A-2');
});
