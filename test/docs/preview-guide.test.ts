import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { pageWords } from '../../cli/preview/page/page-words.ts';
import { expectError, jsonOf } from '../support/cli/expect-lines.ts';
import { useShop } from '../support/cli/shop.ts';
import { writeLists } from '../support/cli/shop-files.ts';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';
import { shapeDifferences } from '../support/docs/shape-differences.ts';

const guide = await readFile(new URL('../../docs/preview.md', import.meta.url), 'utf8');
const configuration = `version: 1
project: shop
sources:
  sales:
    connector: excel
    location: sales.xlsx
    key: [کد مشتری]
    fields: { given_name: نام, family_name: نام خانوادگی, national_id: کد ملی, phone: موبایل, email: ایمیل, city: شهر }
  accounts:
    connector: csv
    location: accounts.csv
    key: [code]
    fields: { party_name: customer name, national_id: national code, phone: mobile, address: address }
`;

let digest = '';
const shop = useShop(async (shop) => {
  await writeLists(shop);
  await shop.write('yekta.yaml', configuration);
  for (const { info, text } of fencedBlocks(guide, 'yaml')) await shop.write(`${info}.yaml`, configuration + text);
  await shop.yekta('sync');
  digest = (await shop.yekta('digest')).stdout;
});

describe('docs/preview.md', () => {
  test.each(fencedBlocks(guide, 'text').map(({ info, text }) => [info, text] as const))('%s', async (command, text) => {
    const { code, stdout } = await shop.yekta(command);
    expect(code).toBe(0);
    const [shown, printed] = [linesOf(text), linesOf(stdout)];
    expect(shown.length).toBeGreaterThan(5);
    expect(printed.slice(0, shown.length)).toEqual(shown);
  });

  test.each(fencedBlocks(guide, 'json').map(({ info, text }) => [info, text] as const))(
    '%s has the shape that the guide shows',
    async (command, text) => {
      expect(shapeDifferences(JSON.parse(text), jsonOf(await shop.yekta(`${command} --json`)), command)).toEqual([]);
    },
  );

  test.each(
    fencedBlocks(guide, 'sh').flatMap(({ text }) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => [line] as const),
    ),
  )('%s', async (line) => {
    const { code, stdout } = await shop.yekta(line.replace(/^yekta /, ''));
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^preview\.\w+: Customers: 8 now/) });
  });
});

describe('yekta preview', () => {
  test('says that an unchanged configuration changes nothing', async () => {
    const end = await shop.yekta('preview');
    expect(end.stdout).toBe('Nothing would change.\nModel: the stored one\n');
    expect(end.stderr).toMatch(/^load: [\d.]+ s\n(.*\n)*merge: [\d.]+ s\n$/);
  });

  test('with the model of a file, or one trained again', async () => {
    await shop.yekta('train --out model.json');
    expect((await shop.yekta('preview --model model.json')).stdout).toMatch(/^Model: from the given file$/m);
    expect((await shop.yekta('preview --train')).stdout).toMatch(/^Model: trained anew here$/m);
  });

  test('writes a page in both languages that needs nothing else', async () => {
    await shop.yekta('preview --config strict.yaml --out page.html');
    const page = await readFile(join(shop.folder, 'page.html'), 'utf8');
    for (const language of ['en', 'fa'] as const) expect(page).toContain(`<h2>${pageWords.moves[language]}</h2>`);
    expect(page).toContain('<main class="page" lang="fa" dir="rtl">');
    expect(page.match(/<svg /g)).toHaveLength(4);
    expect(page).toContain('Ali Rezaei');
    expect(page).not.toMatch(/(?:src|href)=|url\(|@import|http/);
  });

  test('leaves out names and values when asked to', async () => {
    const personal = /Rezaei|رضایی|Karimi|کریمی|تهران|علی/;
    await shop.yekta('preview --config strict.yaml --no-values --out bare.html');
    expect(await readFile(join(shop.folder, 'bare.html'), 'utf8')).not.toMatch(personal);
    expect((await shop.yekta('preview --config strict.yaml --no-values')).stdout).not.toMatch(personal);
    const json = await shop.yekta('preview --config strict.yaml --no-values --json');
    expect(json.stdout).not.toMatch(personal);
    expect(jsonOf(json)).toMatchObject({ empty: false, customers: { before: 8, after: 10 } });
  });

  test('tells of columns that no record has', async () => {
    await shop.write('wrong.yaml', configuration.replace('address: address', 'address: adress'));
    const { stdout } = await shop.yekta('preview --config wrong.yaml');
    expect(stdout).toMatch(/^No record of accounts has the column "adress": a sync would not read it\.$/m);
  });

  test('refuses what it cannot do', async () => {
    expectError(await shop.yekta('preview --out page.pdf'), 2, /^cli\.usage: .*page\.pdf.*\.html or \.json/);
    expectError(await shop.yekta('preview --train --model model.json'), 2, /^cli\.usage: .*exclude each other/);
    expectError(await shop.yekta('preview --samples many'), 2, /^cli\.usage: .*whole number/);
  });

  test('has written nothing to the warehouse', async () => {
    expect((await shop.yekta('digest')).stdout).toBe(digest);
  });
});

/** Lines without ids, blanks evened out. */
function linesOf(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/\bc\w{26}\b/g, 'ID').replace(/ +/g, ' '));
}
