import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { startZendeskServer } from '../../examples/zendesk-server/server.ts';
import { expectError, jsonOf } from '../support/cli/expect-lines.ts';
import { useShop } from '../support/cli/shop.ts';
import { accountsCsv, salesRows } from '../support/cli/shop-files.ts';

const shop = useShop(async (shop) => {
  await shop.write('accounts.csv', accountsCsv);
  await shop.write('accounts.yaml', configOf('accounts'));
});

const configOf = (project: string, more = '') => `version: 1
project: ${project}
sources:
  accounts:
    connector: csv
    location: accounts.csv
    key: [code]
    fields: { party_name: customer name, national_id: national code, phone: mobile }
${more}`;

const zendesk = `  support:
    connector: zendesk
    url: \${SHOP_URL}
    credentials: { email: "\${SHOP_EMAIL}", token: "\${SHOP_TOKEN}" }
`;
const secrets = { SHOP_EMAIL: 'agent@shop.example', SHOP_TOKEN: 'hunter2' };

describe('exit codes', () => {
  test('2: unknown options, commands, and arguments', async () => {
    expectError(await shop.yekta('sync --fast'), 2, /^cli\.usage: unknown option '--fast'\. Run with --help/);
    expectError(await shop.yekta('sink'), 2, /^cli\.usage: unknown command 'sink' \(Did you mean sync\?\)\. /);
    expectError(await shop.yekta('export'), 2, /^cli\.usage: missing required argument 'file'/);
    expectError(await shop.yekta('export a.pdf -c accounts.yaml'), 2, /^cli\.usage: .*\.csv, \.xlsx, \.jsonl/);
  });

  test('2: a file that init cannot write', async () => {
    await shop.write('blocked', 'a file, no folder');
    expectError(await shop.yekta('init accounts.csv -o blocked/yekta.yaml'), 2, /^cli\.usage: .* \((ENOTDIR|EEXIST)\)/);
  });

  test('2: a wrong configuration, with every problem and its line', async () => {
    await shop.write('wrong.yaml', configOf('Wrong Name').replace('key:', 'kee:').replace('phone:', 'fone:'));
    const end = await shop.yekta('check -c wrong.yaml');
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr.trimEnd().split('\n')).toEqual([
      'config.invalid: The configuration is not valid:',
      expect.stringMatching(/^wrong\.yaml:2: project: /),
      expect.stringMatching(/^wrong\.yaml:7: sources\.accounts\.kee: .*"key"/),
      expect.stringMatching(/^wrong\.yaml:8: sources\.accounts\.fields\.fone: .*"phone"/),
    ]);
    expectError(await shop.yekta('sync -c none.yaml'), 2, /^config\.not_found: none\.yaml: .*yekta init/);
  });

  test('1: a source that check cannot reach', async () => {
    await shop.write('gone.yaml', configOf('gone').replace('accounts.csv', 'gone.csv'));
    const end = await shop.yekta('check -c gone.yaml --json');
    expect(end).toMatchObject({ code: 1, stderr: '' });
    expect(jsonOf(end)).toMatchObject({
      ok: false,
      sources: [{ error: expect.stringMatching(/^source\.no_files: /) }],
    });
  });

  test('1: a database that does not answer', async () => {
    const env = { DATABASE_URL: 'postgres://shop:hunter2@127.0.0.1:9/none' };
    for (const command of ['sync', 'status']) {
      const end = await shop.yekta(`${command} -c accounts.yaml`, env);
      expectError(end, 1, /^warehouse\.unreachable: /);
      expect(end.stderr).not.toContain('hunter2');
    }
  });

  test('3: published, although one file is broken', async () => {
    await shop.write('books/good.xlsx', salesRows);
    await shop.write('books/broken.xlsx', Buffer.from('PK\u0003\u0004 this is no workbook'));
    await shop.write(
      'partial.yaml',
      configOf(
        'partial',
        '  sales: { connector: excel, location: books, key: [کد مشتری], fields: { family_name: نام خانوادگی } }\n',
      ),
    );
    const end = await shop.yekta('sync -c partial.yaml');
    expect(end.code).toBe(3);
    expect(end.stdout).toMatch(/^Sync \d+ partial in/m);
    expect(end.stdout).toMatch(/^ {2}sales: books\/broken\.xlsx: file\.\w+: /m);
    expect(end.stdout).toMatch(/^Customers: 10 from 10 records/m);
  });

  test('4: another sync of the project is at work', async () => {
    const warehouse = await shop.open('accounts');
    const lock = await warehouse.lockSync();
    try {
      expectError(await shop.yekta('sync -c accounts.yaml --json'), 4, /^sync\.already_running: .*`yekta status`/);
    } finally {
      await lock?.release();
      await warehouse.close();
    }
  });

  test('130: Ctrl-C; the next sync continues', async () => {
    await shop.write('interrupted.yaml', configOf('interrupted', zendesk));
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const run = shop.start('sync -c interrupted.yaml --json', { ...secrets, SHOP_URL: url });
    await once(silent, 'request');
    run.child.kill('SIGINT');
    const end = await run.ended;
    silent.closeAllConnections();
    silent.close();
    expect(end).toMatchObject({ code: 130, signal: null });
    expect(end.stderr).toContain('Stopping after the current batch');
    expect(jsonOf(end)).toMatchObject({ status: 'interrupted', error: { code: 'sync.interrupted' } });

    const users = [
      { id: 1, name: 'Ali Rezaei', role: 'end-user', phone: '+989121234567', updated_at: '2024-01-01T00:00:00Z' },
    ];
    const server = await startZendeskServer({
      data: { users },
      credentials: { email: secrets.SHOP_EMAIL, token: secrets.SHOP_TOKEN },
    });
    try {
      const next = await shop.yekta('sync -c interrupted.yaml --json', { ...secrets, SHOP_URL: server.url });
      expect(next.code).toBe(0);
      expect(jsonOf(next)).toMatchObject({ status: 'succeeded', totals: { records: 6 } });
    } finally {
      await server.close();
    }
  });
});

describe('credentials', () => {
  test('are asked for by commands that reach sources, and by no other', async () => {
    for (const command of ['check', 'sync', 'worker']) {
      const end = await shop.yekta(`${command} -c interrupted.yaml`);
      expect(end).toMatchObject({ code: 2, stdout: '' });
      expect(end.stderr).toMatch(/^config\.env_missing: .*: SHOP_URL, SHOP_EMAIL, SHOP_TOKEN$/m);
    }
    for (const command of ['status', 'show accounts:A-1', 'export out.jsonl', 'digest', 'train']) {
      expect(await shop.yekta(`${command} -c interrupted.yaml`)).toMatchObject({ code: 0, stderr: '' });
    }
  });
});

test('rejected rows are listed with place and reason', async () => {
  await shop.write('twice.csv', `${accountsCsv}A-1,Someone Else,,,,\n,No Key,,,,\n`);
  await shop.write('twice.yaml', configOf('twice').replace('accounts.csv', 'twice.csv'));
  const synced = await shop.yekta('sync -c twice.yaml');
  expect(synced.stdout).toContain('accounts: twice.csv: 2 rows rejected; see `yekta status --rejects`');
  const { stdout } = await shop.yekta('status --rejects -c twice.yaml');
  expect(stdout).toMatch(/^ {2}accounts: twice\.csv row 7.*: row\.key_duplicate: /m);
  expect(stdout).toMatch(/^ {2}accounts: twice\.csv row 8, column "code": row\.key_missing: /m);
  expect(jsonOf(await shop.yekta('status --rejects --json -c twice.yaml'))).toMatchObject({
    rejects: [
      { row: 7, code: 'row.key_duplicate' },
      { row: 8, column: 'code' },
    ],
  });
});
