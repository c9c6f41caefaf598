import type { Socket } from 'node:net';
import { type PgPool, runMigrations } from 'bullmq';
import pg from 'pg';

/** Schema in which bullmq keeps its tables where the pool is ours. */
const SCHEMA = 'bullmq';
/** One of them waits for news of jobs as long as steps are worked on. */
const CONNECTIONS = 6;

/**
 * Connections to the Postgres that holds queues, whose tables are made or brought up to date first. Bullmq could make its own, but
 * when it closes them nobody listens for errors any more: a server that goes at that moment would end the process.
 *
 * @param stream makes the sockets
 */
export async function openQueuePool(connectionString: string, stream: (() => Socket) | undefined): Promise<PgPool> {
  const pool = new pg.Pool({
    connectionString,
    ...(stream === undefined ? {} : { stream }),
    options: `-c search_path=${SCHEMA}`,
    keepAlive: true,
    max: CONNECTIONS,
  });
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      client.release();
    }
    // The types of pg say the same in a way that does not compare.
    return pool as unknown as PgPool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function ignore(): void {}
