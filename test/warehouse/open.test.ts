import { rm } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { databaseName } from '../../warehouse/database-name.ts';
import { openEmbeddedServer } from '../../warehouse/embedded/embedded-server.ts';
import { openWarehouse } from '../../warehouse/open.ts';
import { makeStateFolder, useWarehouses } from '../support/with-warehouse.ts';

const warehouses = useWarehouses();

describe('opening a warehouse', () => {
  test('projects of one embedded server do not see each other; closing twice does no harm', async () => {
    const stateFolder = await makeStateFolder();
    const one = await openWarehouse({ stateFolder, project: 'یک' });
    const two = await openWarehouse({ stateFolder, project: 'دو' });
    expect(one.databaseUrl).not.toBe(two.databaseUrl);
    await one.runs.begin();
    expect(await two.runs.list(10)).toEqual([]);
    expect(one.info).toEqual({ kind: 'embedded', version: expect.stringMatching(/^18\./) });
    await Promise.all([one.close(), one.close(), two.close()]);
    const again = await openWarehouse({ stateFolder, project: 'یک' });
    expect(await again.runs.list(10)).toHaveLength(1);
    await again.close();
    await rm(stateFolder, { recursive: true });
  });

  test('a server that the caller opened stays when the warehouse is closed; what is flushed needs no recovery', async () => {
    const stateFolder = await makeStateFolder();
    const server = await openEmbeddedServer(stateFolder);
    const checkpoint = async () => {
      const client = new pg.Client({ connectionString: server.urlOf('postgres') });
      await client.connect();
      const { rows } = await client.query<{ checkpoint_lsn: string }>(
        'select checkpoint_lsn from pg_control_checkpoint()',
      );
      await client.end();
      return rows[0]?.checkpoint_lsn;
    };
    const warehouse = await openWarehouse({ stateFolder, project: 'p', server: Promise.resolve(server) });
    const before = await checkpoint();
    await warehouse.flush();
    await warehouse.close();
    expect(await checkpoint()).not.toBe(before);
    await server.release();
    await expect(checkpoint()).rejects.toThrow();
    await rm(stateFolder, { recursive: true });
  });

  test('several processes at once migrate a schema once', async () => {
    const { databaseUrl } = await warehouses.fresh();
    const open = () => openWarehouse({ stateFolder: '', databaseUrl, project: 'at once' });
    const opened = await Promise.all([open(), open(), open()]);
    await opened[0].runs.begin();
    expect(await opened[2].runs.list(10)).toHaveLength(1);
    expect(opened[1].info.kind).toBe('server');
    for (const warehouse of opened) await warehouse.close();
  });

  test('refuses a database that a newer version migrated', async () => {
    const warehouse = await warehouses.fresh();
    const client = await warehouses.connect(warehouse);
    await client.query(`insert into schema_migration (name) values ('9999-future')`);
    await expect(warehouses.reopen(warehouse)).rejects.toMatchObject({ code: 'warehouse.too_new' });
  });

  test.each([
    ['a closed port', 'postgresql://user:hidden@127.0.0.1:1/db'],
    ['a name that does not resolve', 'postgresql://user:hidden@no-such-host.invalid/db'],
  ])('says that the server is unreachable, without the password: %s', async (_name, databaseUrl) => {
    const failure = await openWarehouse({ stateFolder: '', databaseUrl, project: 'p' }).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: 'warehouse.unreachable', disposition: 'retry' });
    expect(JSON.stringify([(failure as Error).message, failure])).not.toContain('hidden');
  });

  test('a wrong password and a missing database are unreachable, too', async () => {
    const url = new URL((await warehouses.fresh()).databaseUrl);
    const missing = Object.assign(new URL(url), { pathname: '/nothing' }).href;
    const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;
    for (const databaseUrl of [missing, wrong])
      await expect(openWarehouse({ stateFolder: '', databaseUrl, project: 'p' })).rejects.toMatchObject({
        code: 'warehouse.unreachable',
      });
  });
});

describe('databaseName', () => {
  test.each([
    ['demo', 'yekta_demo'],
    ['a_1', 'yekta_a_1'],
  ])('%s stays readable', (project, name) => {
    expect(databaseName('yekta_', project)).toBe(name);
  });

  test('other names are identifiers, too, and never the same', () => {
    const projects = ['Demo', 'demo ', 'دمو', 'دمو ۲', 'x'.repeat(80), 'x'.repeat(81), 'a"b', 'a-b', ''];
    const names = projects.map((project) => databaseName('yekta_', project));
    expect(new Set(names).size).toBe(projects.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9_]{1,63}$/);
  });
});
