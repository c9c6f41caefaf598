import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import pg from 'pg';
import { databaseName } from '../../warehouse/database-name.ts';
import { type OpenWarehouse, openWarehouse } from '../../warehouse/open.ts';
import { databaseOf } from '../../warehouse/opened.ts';

export interface Warehouses {
  /** A new, empty warehouse, closed after the test. */
  readonly fresh: () => Promise<OpenWarehouse>;
  /** The same project again, as another process would open it. */
  readonly reopen: (warehouse: OpenWarehouse) => Promise<OpenWarehouse>;
  /** A connection whose search path is the schema of the warehouse, for what no port tells; ended after the test. */
  readonly connect: (warehouse: OpenWarehouse) => Promise<pg.Client>;
}

/**
 * Warehouses for the tests of one file: an embedded server in a folder of its own for all of them (or the server at
 * `databaseUrl`), and a schema per test.
 */
export function useWarehouses(databaseUrl?: string): Warehouses {
  let server: OpenWarehouse | null = null;
  let folder = '';
  let url = databaseUrl ?? '';
  const projects = new Map<OpenWarehouse, string>();
  const clients: pg.Client[] = [];

  beforeAll(async () => {
    if (databaseUrl !== undefined) return;
    folder = await makeStateFolder();
    server = await openWarehouse({ stateFolder: folder, project: 'tests' });
    url = server.databaseUrl;
    // Nobody pulls the plug: commits need not wait for the disk.
    await databaseOf(server).pool.query('alter role current_user set synchronous_commit = off');
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()));
    for (const warehouse of projects.keys()) await warehouse.close();
    if (databaseUrl !== undefined) await dropSchemas(databaseUrl, [...projects.values()]);
    projects.clear();
  });
  afterAll(async () => {
    await server?.close();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  const open = async (project: string): Promise<OpenWarehouse> => {
    const warehouse = await openWarehouse({ stateFolder: folder, databaseUrl: url, project });
    projects.set(warehouse, project);
    return warehouse;
  };
  return {
    fresh: () => open(`test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`),
    reopen: (warehouse) => open(projects.get(warehouse) ?? ''),
    connect: async (warehouse) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`set search_path to "${databaseName('yekta_', projects.get(warehouse) ?? '')}"`);
      clients.push(client);
      return client;
    },
  };
}

/** A temporary folder that the server's user can enter, too. */
export async function makeStateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-warehouse-'));
  await chmod(folder, 0o755);
  return folder;
}

async function dropSchemas(databaseUrl: string, projects: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const project of projects)
    await client.query(`drop schema if exists "${databaseName('yekta_', project)}" cascade`);
  await client.end();
}
