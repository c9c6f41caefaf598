import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { loadConfig } from '../config/load.ts';
import { readRuntimeEnv } from '../config/runtime-env.ts';
import type { Config } from '../config/schema/config.ts';
import { openSource } from '../connectors/registry.ts';
import { openStepQueue, type StepQueue } from '../jobs/step-queue.ts';
import { checkOverrides } from '../matching/check-overrides.ts';
import { customerIdSource } from '../matching/identity/customer-id.ts';
import type { SourceName } from '../matching/ids.ts';
import type { Profile } from '../matching/profile.ts';
import { profileFromConfig } from '../matching/profile-from-config.ts';
import type { PipelineContext } from '../pipeline/context.ts';
import type { SourceReader } from '../pipeline/ports/source-reader.ts';
import { type OpenWarehouse, openWarehouse } from '../warehouse/open.ts';

/** A project as the commands work with it: its configuration, and on demand its warehouse and queue. */
export interface Project {
  readonly config: Config;
  readonly profile: Profile;
  readonly openSource: (source: SourceName) => SourceReader;
  /** Opens the warehouse, hands it over, and closes it again whatever happens. */
  readonly withWarehouse: <T>(use: (warehouse: OpenWarehouse) => Promise<T>) => Promise<T>;
  /** The same with everything that the pipeline needs. */
  readonly withPipeline: <T>(
    signal: AbortSignal,
    use: (context: PipelineContext, queue: StepQueue) => Promise<T>,
  ) => Promise<T>;
}

/** Loads the configuration; nothing else is opened yet. */
export async function openProject(configFile: string): Promise<Project> {
  const config = await loadConfig(resolve(configFile));
  checkOverrides(config);
  const profile = profileFromConfig(config);
  const env = readRuntimeEnv();
  const open = (source: SourceName) => {
    const found = config.sources.find(({ name }) => name === source)!;
    return openSource(found, { baseFolder: config.baseFolder, source });
  };

  const withWarehouse: Project['withWarehouse'] = async (use) => {
    const { project, stateFolder } = config;
    const warehouse = await openWarehouse({
      project,
      stateFolder,
      ...(env.databaseUrl === undefined ? {} : { databaseUrl: env.databaseUrl }),
    });
    try {
      return await use(warehouse);
    } finally {
      await warehouse.close();
    }
  };

  return {
    config,
    profile,
    openSource: open,
    withWarehouse,
    withPipeline: (signal, use) =>
      withWarehouse(async (warehouse) => {
        const { redisUrl } = env;
        const queue = await openStepQueue({
          project: config.project,
          databaseUrl: warehouse.databaseUrl,
          ...(redisUrl === undefined ? {} : { redisUrl }),
        });
        const issueCustomerId = customerIdSource(Date.now, () => randomInt(32));
        try {
          return await use({ config, profile, warehouse, openSource: open, issueCustomerId, signal }, queue);
        } finally {
          await queue.close();
        }
      }),
  };
}
