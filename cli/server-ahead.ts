import { resolve } from 'node:path';
import { loadConfig } from '../config/load.ts';
import { readRuntimeEnv } from '../config/runtime-env.ts';
import { type EmbeddedServer, openEmbeddedServer } from '../warehouse/embedded/embedded-server.ts';

/**
 * Hands over the embedded server of a project while it still starts, and leaves it at the end: the other core does that while the
 * better part of the program is loaded. Undefined when DATABASE_URL names another server.
 */
export async function withServerAhead<T>(
  configFile: string,
  use: (server: Promise<EmbeddedServer> | undefined) => Promise<T>,
): Promise<T> {
  const { stateFolder } = await loadConfig(resolve(configFile));
  if (readRuntimeEnv().databaseUrl !== undefined) return use(undefined);
  const server = openEmbeddedServer(stateFolder);
  server.catch(() => {});
  try {
    return await use(server);
  } finally {
    await server.then(
      ({ release }) => release(),
      () => {},
    );
  }
}
