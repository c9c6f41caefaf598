import { rm } from 'node:fs/promises';
import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { type OpenWarehouse, openWarehouse } from '../../warehouse/open.ts';
import { describeStepQueue } from '../conformance/step-queue.ts';
import { makeStateFolder } from '../support/with-warehouse.ts';

let folder: string;
let warehouse: OpenWarehouse;

beforeAll(async () => {
  folder = await makeStateFolder();
  warehouse = await openWarehouse({ stateFolder: folder, project: 'queues' });
});
afterAll(async () => {
  await warehouse.close();
  await rm(folder, { recursive: true, force: true });
});

describeStepQueue('the queue in Postgres', () => ({
  locate: (project) => ({ project, databaseUrl: warehouse.databaseUrl }),
  storedJobs: async (project) => {
    const { rows } = await query(`select to_jsonb(j)::text as job from bullmq.job j where queue = 'yekta-${project}'`);
    return rows.map(({ job }) => String(job));
  },
  loseAll: async () => {
    await query('drop schema bullmq cascade');
  },
}));

async function query(text: string): Promise<pg.QueryResult<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: warehouse.databaseUrl });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
