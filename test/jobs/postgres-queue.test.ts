import { rm } from 'node:fs/promises';
import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { type OpenWarehouse, openWarehouse } from '../../warehouse/open.ts';
import { describeQueuedSync } from '../conformance/queued-sync.ts';
import { describeStepQueue, type QueueServer } from '../conformance/step-queue.ts';
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

const server = (): QueueServer => ({
  locate: (project) => ({ project, databaseUrl: warehouse.databaseUrl }),
  storedJobs: async (project) => {
    const { rows } = await query(`select to_jsonb(j)::text as job from bullmq.job j where queue = 'yekta-${project}'`);
    return rows.map(({ job }) => String(job));
  },
  loseJobs: async (project) => {
    await query(`delete from bullmq.job where queue = 'yekta-${project}'`);
  },
  loseAll: async () => {
    await query('drop schema bullmq cascade');
  },
});
describeStepQueue('the queue in Postgres', server);
describeQueuedSync('the queue in Postgres', server);

async function query(text: string): Promise<pg.QueryResult<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: warehouse.databaseUrl });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
