import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.ts';
import { findBinaries } from './binaries.ts';
import { initialize, serverRole } from './initialize.ts';
import { findPostmaster } from './postmaster.ts';
import type { Presence } from './presence.ts';
import { announcePresence } from './presence.ts';
import type { ServerFolder } from './server-folder.ts';
import { findServerFolder } from './server-folder.ts';
import type { ServerUser } from './server-user.ts';
import { findServerUser } from './server-user.ts';
import { startFailed, startPostmaster } from './start.ts';

/** A running embedded server, shared with the other processes of the project. */
export interface EmbeddedServer {
  readonly version: string;
  /** Connection string of one of its databases. */
  readonly urlOf: (database: string) => string;
  /** Leaves the server; the last process stops it. A process that dies instead leaves it running, and the next one adopts it. */
  readonly release: () => Promise<void>;
}

/** Connects to the embedded server of this state folder, and makes and starts it first when needed. */
export async function openEmbeddedServer(stateFolder: string): Promise<EmbeddedServer> {
  const folder = await findServerFolder(stateFolder);
  const user = await findServerUser(folder.data);
  const presence = await joinServer(folder, user);
  return { version: presence.version, urlOf: presence.urlOf, release: presence.leave };
}

const patienceMs = 60_000;

/** Looks for a running server, starts one if there is none, and tries again while one is just starting or stopping. */
async function joinServer(folder: ServerFolder, user: ServerUser | null): Promise<Presence> {
  const deadline = Date.now() + patienceMs;
  let found: PostgresBinaries | null = null;
  // Finding them takes a process; who joins a running server needs none.
  const binaries = async (): Promise<PostgresBinaries> => {
    found ??= await findBinaries(user);
    return found;
  };
  let reason = 'nobody answers on its port';
  while (Date.now() < deadline) {
    await initialize(folder, binaries, user);
    const running = await findPostmaster(folder.data);
    if (running === null) reason = (await startPostmaster(folder, await binaries(), user)) ?? reason;
    else if (running.port !== null) {
      const password = await readPassword(folder);
      const attempt = await announcePresence(folder.data, running.pid, (database) =>
        formatUrl(running.port, password, database),
      );
      if (attempt.presence !== null) return attempt.presence;
      reason = attempt.reason;
      await sleep(20);
    } else await sleep(20);
  }
  throw startFailed(folder, reason);
}

async function readPassword(folder: ServerFolder): Promise<string> {
  try {
    return (await readFile(folder.password, 'utf8')).trim();
  } catch (cause) {
    throw startFailed(folder, 'its password file cannot be read; it may belong to another user', cause);
  }
}

const formatUrl = (port: number | null, password: string, database: string): string =>
  `postgresql://${serverRole}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
