import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedServer, openEmbeddedServer } from '../../../warehouse/embedded/embedded-server.ts';
import { isAlive } from '../../../warehouse/embedded/postmaster.ts';
import { openInProcess, postmasterPid } from '../../support/embedded/server-process.ts';
import { hangPostgres } from '../../support/processes/hang-postgres.ts';
import { makeStateFolder } from '../../support/with-warehouse.ts';

let folder: string;
let state: string;
let data: string;
const opened: EmbeddedServer[] = [];

// Every test finds the server stopped and leaves it so.
beforeAll(async () => {
  folder = await makeStateFolder();
  state = join(folder, 'پروژه یک', '.yekta');
  data = join(state, 'postgres', 'data');
});
afterEach(async () => {
  for (const server of opened.splice(0)) await server.release();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const open = async (): Promise<EmbeddedServer> => {
  const server = await openEmbeddedServer(state);
  opened.push(server);
  return server;
};

async function query(server: { url: string } | EmbeddedServer, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: 'url' in server ? server.url : server.urlOf('postgres') });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  test('keeps its data from one opening to the next, in a folder with spaces and Persian letters', async () => {
    const first = await open();
    await query(first, `create table words as select 'ماند' as word`);
    await first.release();
    expect(await postmasterPid(data)).toBeNull();
    expect(await query(await open(), 'select word from words')).toEqual(['ماند']);
    expect((await stat(join(state, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
  });

  test('is durable, UTF-8, and sorts the same everywhere', async () => {
    const server = await open();
    const settings = ['fsync', 'synchronous_commit', 'server_encoding', 'listen_addresses', 'timezone'];
    const values = await query(server, `select current_setting(s) from unnest('{${settings}}'::text[]) s`);
    expect(values).toEqual(['on', 'on', 'UTF8', '127.0.0.1', 'UTC']);
    expect(await query(server, `select v from unnest('{b,B,a,ی,ي,é}'::text[]) v order by v`)).toEqual(
      ['b', 'B', 'a', 'ی', 'ي', 'é'].sort(),
    );
    expect(await query(server, `select lower('ÄÉ')`)).toEqual(['äé']);
  });

  test('is shared by processes; only the last one stops it', async () => {
    const [one, two] = await Promise.all([openInProcess(state), openInProcess(state)]);
    expect(one.url).toBe(two.url);
    const here = await open();
    await one.leave();
    await two.leave();
    expect(await query(here, 'select 1')).toEqual([1]);
    await here.release();
    expect(await postmasterPid(data)).toBeNull();
  });

  test('outlives a killed process, and the next process adopts it', async () => {
    const killed = await openInProcess(state);
    const pid = await postmasterPid(data);
    await killed.kill();
    expect(await query(killed, 'select 1')).toEqual([1]);
    const here = await open();
    expect(here.urlOf('postgres')).toBe(killed.url);
    expect(await postmasterPid(data)).toBe(pid);
    await here.release();
    expect(await postmasterPid(data)).toBeNull();
  });

  test('recovers what was committed after the server itself was killed', async () => {
    const first = await open();
    await query(first, 'create table kept (n int)');
    await query(first, 'insert into kept select generate_series(1, 1000)');
    process.kill((await postmasterPid(data))!, 'SIGKILL');
    expect(await query(await open(), 'select count(*)::int from kept')).toEqual([1000]);
  });

  test('starts after processes of a killed server that hang', async () => {
    const first = await open();
    await query(first, 'create table left_over as select 1 as n');
    const hanging = await hangPostgres((await postmasterPid(data))!);
    expect(hanging.length).toBeGreaterThan(1);
    expect(await query(await open(), 'select n from left_over')).toEqual([1]);
    for (const pid of hanging) expect(isAlive(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8')).toBeFalsy();
  });

  test('starts when the process id in postmaster.pid is that of another program now', async () => {
    await (await open()).release();
    await writeFile(
      join(data, 'postmaster.pid'),
      `${process.pid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n\nready   \n`,
    );
    const alien = await openInProcess(state);
    expect(await query(alien, 'select 1')).toEqual([1]);
    await alien.leave();
  });

  test('does not hear the Ctrl-C of the terminal of the process that started it', async () => {
    await open();
    const session = (pid: number) =>
      execFileSync('ps', ['-o', 'sid=', '-p', String(pid)])
        .toString()
        .trim();
    const pid = (await postmasterPid(data))!;
    expect(session(pid)).not.toBe(session(process.pid));
  });

  test('tells the end of the log when it cannot start', async () => {
    await (await open()).release();
    const settings = join(data, 'postgresql.conf');
    const before = await readFile(settings, 'utf8');
    await writeFile(settings, `${before}no_such_setting = 1\n`);
    await expect(openEmbeddedServer(state)).rejects.toMatchObject({
      code: 'warehouse.start_failed',
      message: expect.stringContaining('no_such_setting'),
    });
    await writeFile(settings, before);
  });

  test('no value of a failed statement gets into the log', async () => {
    const server = await open();
    await query(server, 'create table t (a text primary key)');
    await query(server, `insert into t values ('secret-value')`);
    await expect(query(server, `insert into t values ('secret-value')`)).rejects.toThrow('duplicate key');
    await expect(query(server, `select 'secret-value'::int`)).rejects.toThrow('invalid input');
    const log = await readFile(join(state, 'postgres', 'server.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('secret-value');
  });

  test('two processes may make it at once, and what a killed first start left behind is removed', async () => {
    await rm(state, { recursive: true, force: true });
    await mkdir(join(state, 'postgres.init-999999999-00'), { recursive: true });
    const [one, two] = await Promise.all([openInProcess(state), openInProcess(state)]);
    expect(one.url).toBe(two.url);
    expect(await readdir(state)).toEqual(['postgres']);
    await Promise.all([one.leave(), two.leave()]);
    expect(await postmasterPid(data)).toBeNull();
  });
});
