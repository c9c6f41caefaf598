import pg from 'pg';
import { watchedSockets } from '../db/watched-sockets.ts';
import { stopPostmaster } from './postmaster.ts';

/**
 * Who uses the server. Every process holds one connection with a shared advisory lock. The one that leaves tries to get the
 * lock for itself alone: it can only when no other process is present, and then stops the server while newcomers wait for the
 * lock, lose their connection, and start the server again. So a server is never stopped under a process, and a process that
 * dies is counted out by Postgres itself.
 */
export interface Presence {
  readonly version: string;
  readonly urlOf: (database: string) => string;
  readonly leave: () => Promise<void>;
}

const presenceLock = 7_391_182;

/** Null with the reason when the server does not take connections (yet, or any more). */
export async function announcePresence(
  dataFolder: string,
  pid: number,
  urlOf: (database: string) => string,
): Promise<{ presence: Presence } | { presence: null; reason: string }> {
  const keeper = new pg.Client({
    connectionString: urlOf('postgres'),
    stream: watchedSockets(urlOf('postgres')),
    application_name: 'yekta presence',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // Without a listener the end of the connection would end this process; the pool's users hear of it themselves.
  keeper.on('error', () => undefined);
  try {
    await keeper.connect();
    await keeper.query(`select pg_advisory_lock_shared(${presenceLock})`);
    const { rows } = await keeper.query<{ version: string }>(`select current_setting('server_version') as version`);
    return {
      presence: { version: rows[0]?.version ?? '', urlOf, leave: () => leave(keeper, dataFolder, pid) },
    };
  } catch (error) {
    await keeper.end().catch(() => undefined);
    return { presence: null, reason: (error as Error).message };
  }
}

async function leave(keeper: pg.Client, dataFolder: string, pid: number): Promise<void> {
  try {
    await keeper.query(`select pg_advisory_unlock_shared(${presenceLock})`);
    const { rows } = await keeper.query<{ alone: boolean }>(`select pg_try_advisory_lock(${presenceLock}) as alone`);
    if (rows[0]?.alone === true) await stopPostmaster(dataFolder, pid);
  } catch {
    // The server is gone already: nothing is left to stop.
  } finally {
    await keeper.end().catch(() => undefined);
  }
}
