import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateAtlas } from '../../../examples/atlas/generate.ts';
import type { AtlasRows } from '../../../examples/atlas/options.ts';
import { zendeskDataSchema } from '../../../examples/zendesk-server/data.ts';
import { startZendeskServer } from '../../../examples/zendesk-server/server.ts';
import type { MatchModel } from '../../../matching/model.ts';
import type { StoredModel } from '../../../pipeline/ports/match-store.ts';
import { type OpenWarehouse, openWarehouse } from '../../../warehouse/open.ts';
import { databaseOf } from '../../../warehouse/opened.ts';

/** Enough for every step to have something to do, little enough for a sync to take about a second. */
export const smallRows: AtlasRows = { sales: 300, accounting: 250, users: 60, organizations: 15, tickets: 40 };

/** Enough for a sync that is to be disturbed. */
export const tinyRows: AtlasRows = { sales: 150, accounting: 150, users: 30, organizations: 5, tickets: 10 };

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
  /** Gives the models of a project to all that are configured from now on: making its own takes a small sync half of its time. */
  readonly shareModels: (project: string) => Promise<void>;
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
  let models: readonly Pick<StoredModel, 'fingerprint' | 'model'>[] = [];
  const use = async <T>(project: string, work: (warehouse: OpenWarehouse) => Promise<T>): Promise<T> => {
    const warehouse = await open(project);
    try {
      return await work(warehouse);
    } finally {
      await warehouse.close();
    }
  };
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
      for (const { fingerprint, model } of models)
        await use(project, ({ matches }) => matches.saveModel(fingerprint, model));
      return path;
    },
    open,
    shareModels: async (project) => {
      models = await use(project, async (warehouse) => {
        const { db } = databaseOf(warehouse);
        const rows = await db.selectFrom('model').select(['fingerprint', 'model']).execute();
        return rows.map(({ fingerprint, model }) => ({ fingerprint, model: model as MatchModel }));
      });
    },
    close: async () => {
      await holder.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
