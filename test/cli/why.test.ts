import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { expectError, jsonOf } from '../support/cli/expect-lines.ts';
import { useShop } from '../support/cli/shop.ts';
import { writeLists } from '../support/cli/shop-files.ts';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';

const guide = readFileSync(new URL('../../docs/survivorship.md', import.meta.url), 'utf8');

const shop = useShop(async (shop) => {
  await writeLists(shop);
  await shop.write('yekta.yaml', configuration);
  await shop.yekta('sync');
});

/** The sources of the shop, with the rules of the guide. */
const configuration = `version: 1
project: atlas
sources:
  sales:
    connector: excel
    location: sales.xlsx
    key: [کد مشتری]
    updated_at: آخرین ویرایش
    fields: { given_name: نام, family_name: نام خانوادگی, national_id: کد ملی, phone: موبایل, email: ایمیل, city: شهر }
  accounts:
    connector: csv
    location: accounts.csv
    key: [code]
    fields: { party_name: customer name, national_id: national code, phone: mobile, address: address }
${fencedBlocks(guide, 'yaml').find(({ info }) => info === 'why')!.text}`;

describe('why a field has its value', () => {
  test('as the guide shows it, but for ids, days and what has decayed since', async () => {
    const [shown] = fencedBlocks(guide, 'text').filter(({ info }) => info.startsWith('why '));
    const { stdout } = await shop.yekta(shown!.info);
    expect(linesOf(stdout)).toEqual(linesOf(shown!.text));
  });

  test('every candidate with its clocks and trust, and what each rule did', async () => {
    const end = await shop.yekta('why sales:S-1 full_name');
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(end.stdout).toMatch(/^Full name of customer c\w{26}\n {2}Ali Rezaei {3}from accounts:A-1\n/);
    expect(end.stdout).toMatch(/^ {2}Why: from the most trusted source$/m);
    expect(end.stdout).toMatch(
      /^ {2}Ali Rezaei +accounts:A-1 +unverified +– +\d{4}-\d\d-\d\d +\d{4}-\d\d-\d\d +0\.60 +served$/m,
    );
    expect(end.stdout).toMatch(
      /^ {2}\u2068علی رضایی\u2069 +sales:S-1 +unverified +2023-05-26 .* 0\.\d\d of 0\.90 +lost at rule 3$/m,
    );
    expect(end.stdout).toMatch(
      /^ {2}2\. +what most records agree on, for organisations +its condition holds for no value$/m,
    );
    expect(end.stdout).toMatch(/^ {2}3\. +the source that is trusted most +decided: Ali Rezaei$/m);
    expect(end.stdout).toMatch(/^ {2}4\. +the newest record by its update time +not needed$/m);
  });

  test('in Persian, with Jalali days and Persian digits', async () => {
    const { stdout } = await shop.yekta('why sales:S-1 full_name --lang fa');
    expect(stdout).toMatch(/^نام و نام خانوادگی مشتری \u2068c\w{26}\u2069$/m);
    expect(stdout).toContain('چرا: از معتمدترین منبع');
    expect(stdout).toMatch(/۱۴۰۲\/۰۳\/۰۵.*قاعده‌ی ۳ آن را کنار گذاشت/);
  });

  test('by the id of the customer, and as JSON', async () => {
    const { customer_id } = jsonOf(await shop.yekta('show sales:S-1 --json')) as { readonly customer_id: string };
    expect(jsonOf(await shop.yekta(`why ${customer_id} full_name --json`))).toMatchObject({
      customer_id,
      field: 'full_name',
      served: [{ value: 'Ali Rezaei', record: 'accounts:A-1' }],
      decided_by: 'trust',
      served_otherwise: null,
      candidates: [
        { record: 'accounts:A-1', updated_at: null, trust: { now: 0.6, half_life_days: null }, outcome: 'won' },
        { record: 'sales:S-1', trust: { score: 0.9, by: 'updated' }, outcome: 'rule', dropped_by: 3 },
      ],
      rules: [{ outcome: 'no_preference' }, { outcome: 'not_met' }, { outcome: 'decided' }, { outcome: 'not_reached' }],
    });
  });

  test('a group is decided together', async () => {
    const { stdout } = await shop.yekta('why sales:S-1 city');
    expect(stdout).toMatch(
      /^ {2}\(nothing is served\)\n.*\n {2}Decided together with Address, Province and Postcode: /m,
    );
    expect(stdout).toMatch(/its group came from another record$/m);
  });

  test('what the next sync would change is told apart from what is served', async () => {
    await shop.write('yekta.yaml', configuration.replace('accounts: 0.6', 'accounts: 0'));
    const { stdout } = await shop.yekta('why sales:S-1 full_name');
    expect(stdout).toMatch(/^ {2}\u2068علی رضایی\u2069 {3}from sales:S-1$/m);
    expect(stdout).toContain('Served since the last sync: Ali Rezaei. Something changed since;');
    await shop.write('yekta.yaml', configuration);
  });
});

/** Lines without what changes from day to day. */
function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .replace(/c0\w{25}/, 'ID')
        .replace(/\d\.\d\d of/, 'T of')
        .replace(/202[4-9]-\d\d-\d\d/g, 'DAY')
        .replace(/ +/g, ' '),
    );
}

test('an unknown field is answered with the nearest, an unknown customer too', async () => {
  expectError(await shop.yekta('why sales:S-1 fullname'), 2, /^cli\.usage: .* Did you mean full_name\?$/m);
  expectError(await shop.yekta('why sales:S-99 phone'), 5, /^customer\.not_found: /);
});
