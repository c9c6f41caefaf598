import { describe, expect, test } from '@jest/globals';
import { expectError, jsonOf } from '../support/cli/expect-lines.ts';
import { useShop } from '../support/cli/shop.ts';
import { accountsCsv, writeLists } from '../support/cli/shop-files.ts';

const shop = useShop(async (shop) => {
  await writeLists(shop);
  await shop.yekta('init sales.xlsx accounts.csv');
  await shop.yekta('sync');
});

interface Line {
  readonly position: number;
  readonly customer_id: string;
  readonly type: string;
  readonly at: string;
  readonly cause: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

async function changes(options: string): Promise<readonly Line[]> {
  const { code, stdout, stderr } = await shop.yekta(`changes --json ${options}`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));
}

/** The tests go on from each other. */
describe('changes and what was before', () => {
  let hossein: Line;

  test('the first sync created the customers', async () => {
    const lines = await changes('');
    expect(lines.map(({ position, type, cause }) => `${position} ${type} by ${cause}`)).toEqual(
      Array.from({ length: 8 }, (_, index) => `${index + 1} created by source`),
    );
    hossein = lines.find(({ fields }) => String(fields.full_name).startsWith('Hossein'))!;
    expect(await changes('--after 2 --limit 3')).toEqual(lines.slice(2, 5));
  });

  test('another sync of the same files tells nothing', async () => {
    await shop.yekta('sync');
    expect((await shop.yekta('changes --limit 1')).stdout).toMatch(/\n7 more follow: --after 1\n$/);
    expect(await shop.yekta('changes --after 8')).toMatchObject({ code: 0, stdout: 'The feed ends at position 8.\n' });
  });

  test('a changed row is one change, with the value before and after', async () => {
    await shop.write('accounts.csv', accountsCsv.replace('Hossein Naderi', 'Hossein Naderi Pour'));
    await shop.yekta('sync');
    expect(await changes('--after 8')).toEqual([
      {
        position: 9,
        customer_id: hossein.customer_id,
        type: 'field_changed',
        at: expect.any(String),
        run: 3,
        cause: 'source',
        kind: null,
        fields: { full_name: { old: 'Hossein Naderi', new: 'Hossein Naderi Pour', rule: 'only' } },
      },
    ]);
    const { stdout } = await shop.yekta('changes --after 7 --limit 2');
    expect(stdout).toMatch(/\nThe feed ends at position 9\.\n$/);
    expect(stdout).toMatch(/^8 {2}\S+Z {2}c\w{26} {2}created \(source\)\n( {4}\w+: .+\n)+9 {2}\S+ {2}\S+ {2}changed/m);
    expect(stdout).toContain('\n    full_name: Hossein Naderi -> Hossein Naderi Pour   by only\n');
  });

  test('the customer is shown as it was served then, and at the end of today in either calendar', async () => {
    const nameAsOf = async (asked: string, time: string) => {
      const shown = jsonOf(await shop.yekta(`show ${asked} --as-of ${time} --json`)) as Line & { as_of: string };
      return shown.fields.full_name;
    };
    expect(await nameAsOf(hossein.customer_id, hossein.at)).toBe('Hossein Naderi');
    expect(await nameAsOf('accounts:A-4', hossein.at)).toBe('Hossein Naderi');
    const today = (locale: string) => new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Tehran' }).format(new Date());
    expect(await nameAsOf(hossein.customer_id, today('en-CA'))).toBe('Hossein Naderi Pour');
    expect(await nameAsOf(hossein.customer_id, today('fa-IR-u-ca-persian'))).toBe('Hossein Naderi Pour');
    const { stdout } = await shop.yekta(`show ${hossein.customer_id} --as-of ${hossein.at}`);
    expect(stdout).toMatch(
      new RegExp(`^As served at ${hossein.at}, since ${hossein.at}:\nCustomer ${hossein.customer_id} \\(person\\)\n`),
    );
    expect(stdout).toContain('Hossein Naderi   from accounts:A-4');
  });

  test('why tells what was served in the course of time', async () => {
    const { stdout } = await shop.yekta('why accounts:A-4 full_name');
    expect(stdout).toMatch(
      /\nServed in the course of time\n {2}\S+ {2}Hossein Naderi {7}from the sources\n {2}\S+ {2}Hossein Naderi Pour {2}from the sources\n/,
    );
    expect(jsonOf(await shop.yekta('why accounts:A-4 full_name --json --lang fa'))).toMatchObject({
      history: [
        { value: 'Hossein Naderi', position: hossein.position, from: hossein.at, cause: 'source' },
        { value: 'Hossein Naderi Pour', position: 9 },
      ],
    });
  });

  test('what was not there, or is no time, is refused', async () => {
    const { customer_id } = hossein;
    expectError(await shop.yekta(`show ${customer_id} --as-of 2001-01-01`), 5, /^customer\.not_found: No customer had/);
    expectError(await shop.yekta(`show ${customer_id} --as-of yesterday`), 2, /^cli\.usage: --as-of is neither/);
    expectError(await shop.yekta('changes --after 99'), 1, /^feed\.unknown_position: The feed ends at position 9;/);
    expectError(await shop.yekta('changes --after soon'), 2, /^cli\.usage: .*whole number/);
  });
});
