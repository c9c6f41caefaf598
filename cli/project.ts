import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { loadConfig, loadOfflineConfig } from '../config/load.ts';
import { readRuntimeEnv } from '../config/runtime-env.ts';
import type { Config, OfflineConfig } from '../config/schema/config.ts';
import { openSource } from '../connectors/registry.ts';
import { threadedMatcher } from '../jobs/match-threads/threaded-matcher.ts';
import type { StepQueue } from '../jobs/step-queue.ts';
import { checkOverrides } from '../matching/check-overrides.ts';
import { customerIdSource } from '../matching/identity/customer-id.ts';
import type { SourceName } from '../matching/ids.ts';
import type { Profile } from '../matching/profile.ts';
import { profileFromConfig } from '../matching/profile-from-config.ts';
import { withCanonicalColumns } from '../pipeline/canonical-columns.ts';
import type { PipelineContext } from '../pipeline/context.ts';
import type { SourceReader } from '../pipeline/ports/source-reader.ts';
import type { EmbeddedServer } from '../warehouse/embedded/embedded-server.ts';
import { type OpenWarehouse, openWarehouse } from '../warehouse/open.ts';

/** A project for commands that work on its warehouse and never reach a source. */
export interface OfflineProject {
  readonly config: OfflineConfig;
  readonly profile: Profile;
  /** Opens the warehouse, hands it over, and closes it again whatever happens. */
  readonly withWarehouse: <T>(use: (warehouse: OpenWarehouse) => Promise<T>) => Promise<T>;
}

/** A project for commands that reach its sources. */
export interface Project extends OfflineProject {
  readonly config: Config;
  readonly openSource: (source: SourceName) => SourceReader;
  /** Opens everything that the pipeline needs, hands it over, and closes it again; `note` is told what people should know. */
  readonly withPipeline: <T>(
    signal: AbortSignal,
    note: (line: string) => void,
    use: (context: PipelineContext, queue: StepQueue) => Promise<T>,
  ) => Promise<T>;
}

/** Loads the configuration without what only reaching the sources needs; nothing else is opened yet. */
export async function openOfflineProject(configFile: string): Promise<OfflineProject> {
  return offlineProject(withCanonicalSources(await loadOfflineConfig(resolve(configFile))));
}

/**
 * Loads the configuration; nothing else is opened yet.
 *
 * @param server the project's embedded server, which the caller leaves
 */
export async function openProject(configFile: string, server?: Promise<EmbeddedServer>): Promise<Project> {
  const config = withCanonicalSources(await loadConfig(resolve(configFile)));
  const { profile, withWarehouse } = offlineProject(config, server);
  const open = (source: SourceName) => {
    const found = config.sources.find(({ name }) => name === source)!;
    return openSource(found, { baseFolder: config.baseFolder, source });
  };
  return {
    config,
    profile,
    withWarehouse,
    openSource: open,
    withPipeline: (signal, note, use) => {
      // The queue library takes a quarter of a second to load: as long as the database takes to start. Most commands have no queue.
      const loading = import('../jobs/step-queue.ts');
      loading.catch(() => {});
      return withWarehouse(async (warehouse) => {
        const { openStepQueue } = await loading;
        const { redisUrl } = readRuntimeEnv();
        const queue = await openStepQueue({
          project: config.project,
          databaseUrl: warehouse.databaseUrl,
          databaseSocket: warehouse.databaseSocket,
          ...(redisUrl === undefined ? {} : { redisUrl }),
        });
        const issueCustomerId = customerIdSource(Date.now, () => randomInt(32));
        try {
          const matcher = threadedMatcher({ onTrouble: note });
          return await use({ config, profile, warehouse, openSource: open, issueCustomerId, matcher, signal }, queue);
        } finally {
          await queue.close();
        }
      });
    },
  };
}

function withCanonicalSources<C extends OfflineConfig>(config: C): C {
  return { ...config, sources: config.sources.map(withCanonicalColumns) };
}

function offlineProject(config: OfflineConfig, server?: Promise<EmbeddedServer>): OfflineProject {
  checkOverrides(config);
  const { project, stateFolder } = config;
  const { databaseUrl } = readRuntimeEnv();
  return {
    config,
    profile: profileFromConfig(config),
    withWarehouse: async (use) => {
      const warehouse = await openWarehouse({
        project,
        stateFolder,
        ...(databaseUrl === undefined ? {} : { databaseUrl }),
        ...(server === undefined ? {} : { server }),
      });
      try {
        return await use(warehouse);
      } finally {
        await warehouse.close();
      }
    },
  };
}
