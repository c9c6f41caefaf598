import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateAtlas } from '../../../examples/atlas/generate.ts';
import type { AtlasRows } from '../../../examples/atlas/options.ts';
import { zendeskDataSchema } from '../../../examples/zendesk-server/data.ts';
import { startZendeskServer } from '../../../examples/zendesk-server/server.ts';
import { type OpenWarehouse, openWarehouse } from '../../../warehouse/open.ts';

/** Enough for every step to have something to do, little enough for a sync to take about a second. */
export const smallRows: AtlasRows = { sales: 300, accounting: 250, users: 60, organizations: 15, tickets: 40 };

/** A small copy of the example company in a folder of its own, with its ticketing server in this process. */
export interface SmallCompany {
  /** Holds `data/`, the configurations and the state of all projects. */
  readonly folder: string;
  /** Environment in which commands find the ticketing server and the embedded Postgres. */
  readonly env: NodeJS.ProcessEnv;
  /** Writes the configuration of one more project, with a warehouse of its own on the shared server; returns its path. */
  readonly configFor: (project: string, change?: (yaml: string) => string) => Promise<string>;
  /** Opens the warehouse of a project in this process. */
  readonly open: (project: string) => Promise<OpenWarehouse>;
  readonly close: () => Promise<void>;
}

/** Makes the company, and keeps its embedded server up until `close`. */
export async function makeSmallCompany(rows: Partial<AtlasRows> = {}): Promise<SmallCompany> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-company-'));
  await chmod(folder, 0o755);
  const data = join(folder, 'data');
  await generateAtlas({ folder: data, seed: 'small', rows: { ...smallRows, ...rows } });
  const objects = zendeskDataSchema.parse(JSON.parse(await readFile(join(data, 'zendesk.json'), 'utf8')));
  const credentials = { email: 'agent@atlas.example', token: 'test-token' };
  const server = await startZendeskServer({ data: objects, credentials, settlingSeconds: 0 });
  const template = await readFile(new URL('../../../examples/atlas/yekta.yaml', import.meta.url), 'utf8');

  const stateFolder = join(folder, '.yekta');
  const open = (project: string) => openWarehouse({ stateFolder, project });
  const holder = await open('holder');
  return {
    folder,
    env: {
      ...process.env,
      // Empty counts as not set: the embedded server holds warehouse and queues.
      DATABASE_URL: '',
      REDIS_URL: '',
      YEKTA_ATLAS_ZENDESK_URL: server.url,
      YEKTA_ATLAS_ZENDESK_EMAIL: credentials.email,
      YEKTA_ATLAS_ZENDESK_TOKEN: credentials.token,
    },
    configFor: async (project, change = (yaml) => yaml) => {
      const path = join(folder, `${project}.yaml`);
      await writeFile(path, change(template.replace('project: atlas', `project: ${project}`)));
      return path;
    },
    open,
    close: async () => {
      await holder.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
