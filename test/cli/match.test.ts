import { beforeAll, describe, expect, test } from '@jest/globals';
import { expectError, jsonOf } from '../support/cli/expect-lines.ts';
import { runInProcess } from '../support/cli/in-process.ts';
import { useShop } from '../support/cli/shop.ts';
import { leadsJsonl, salesRows, writeLists } from '../support/cli/shop-files.ts';
import { runYekta, type YektaEnd } from '../support/processes/run-yekta.ts';

const shop = useShop(async (shop) => {
  await writeLists(shop);
  await shop.write('leads.jsonl', leadsJsonl);
  await shop.yekta('init sales.xlsx accounts.csv');
});

/** Values hold quotes and blanks: they are an argument of their own. */
const match = (values: object | string, ...args: readonly string[]): Promise<YektaEnd> => {
  const text = typeof values === 'string' ? values : JSON.stringify(values);
  const env = { ...process.env, DATABASE_URL: '', REDIS_URL: '' };
  return runYekta(['match', text, ...args], env, shop.folder);
};
const ali = { full_name: 'Ali Rezaei', phone: '+98 912 1234567' };

interface Candidates {
  readonly candidates: readonly { readonly records: readonly string[] }[];
}

test('before the first sync there is nothing to match against', async () => {
  expectError(await match(ali), 1, /^match\.not_ready: .*`yekta sync`/);
});

describe('after a sync', () => {
  beforeAll(() => shop.yekta('sync'));

  test('the customer of the values, its records, and why', async () => {
    const end = await match(ali, '--evidence');
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(end.stdout).toMatch(/^c\w{26} {2}(same|possible) {2}\d+\.\d % {2}(accounts:A-1|sales:S-1)/);
    expect(end.stdout).toMatch(/^ {2}Any two records start at .* a probability of \d+\.\d %\.$/m);
    const persian = await match(ali, '--evidence', '--lang', 'fa');
    expect(persian.stdout).toMatch(/^\u2068c\w{26}\u2069 {2}(همان مشتری|شاید همان) {2}[۰-۹٫]+٪/);
  });

  test('every record leads to its own customer first, by the columns of its source', async () => {
    const [titles, ...rows] = salesRows as readonly (readonly (string | number | null)[])[];
    const lines = rows.map((row) => JSON.stringify(Object.fromEntries(titles!.map((title, i) => [title, row[i]]))));
    await shop.write('rows.jsonl', lines.join('\n'));
    const found = jsonOf(await shop.yekta('match --file rows.jsonl --source sales --json')) as readonly Candidates[];
    expect(found).toHaveLength(rows.length);
    for (const [i, { candidates }] of found.entries()) expect(candidates[0]!.records).toContain(`sales:${rows[i]![0]}`);
  });

  test('the lines of a file, of which a bad one does not stop the others', async () => {
    await shop.write('bad.jsonl', `${leadsJsonl}\n{"name": "علی"}\n{"full_name": \n[1]\n`);
    const end = await shop.yekta('match --file bad.jsonl');
    expect(end.code).toBe(3);
    expect(end.stdout).toMatch(/^line 1\n {2}c\w{26} .*\nline 2\n {2}No customer is like this\.\n$/);
    expect(end.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^match\.invalid_values: bad\.jsonl:4: The profile has no field name\. /),
      expect.stringMatching(/^match\.invalid_values: bad\.jsonl:5: The values are no valid JSON\. /),
      expect.stringMatching(/^match\.invalid_values: bad\.jsonl:6: The values are no JSON object\. /),
    ]);
    expect(jsonOf(await shop.yekta('match --file bad.jsonl --json'))).toMatchObject([
      { line: 1, candidates: [{ records: expect.arrayContaining(['sales:S-1']) }] },
      { line: 2, candidates: [] },
      ...[4, 5, 6].map((line) => ({ line, error: 'match.invalid_values' })),
    ]);
  });

  test('nothing is written', async () => {
    const before = await shop.yekta('digest');
    await match(ali);
    expect((await shop.yekta('digest')).stdout).toBe(before.stdout);
  });

  test('what is wrong is said without the values', async () => {
    expectError(await match('{"full_name": "علی'), 2, /^match\.invalid_values: The values are no valid JSON\./);
    expectError(await match({ full_name: { a: 1 } }), 2, /^match\.invalid_values: The value of full_name is no text/);
    expectError(await match({ نام: 'علی' }), 2, /^match\.invalid_values: The profile has no field نام\..*--source/);
    expectError(await match(ali, '--source', 'crm'), 2, /^match\.invalid_values: There is no source crm\./);
    expectError(await shop.yekta('match --file none.jsonl'), 2, /^match\.invalid_values: none\.jsonl: /);
  });
});

test.each([
  [[], /^cli\.usage: Either values or --file is needed\./],
  [['{}', '--file', 'leads.jsonl'], /^cli\.usage: Either values or --file is needed\./],
  [['{}', '--min-probability', '2'], /^cli\.usage: .*between 0 and 1/],
  [['{}', '--limit', '0'], /^cli\.usage: .*whole number/],
])('is not called with %j', async (args, line) => {
  expect(await runInProcess('match', ...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(line) });
});
