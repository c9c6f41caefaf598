import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from '../migrations/migrate.ts';
import type { Tables } from '../tables.ts';
import { asUnreachable, noteEnd, tellingPool } from './lost-connection.ts';
import { parserOf } from './parsers.ts';
import type { Transaction } from './transaction.ts';
import { watchedSockets } from './watched-sockets.ts';

/** One schema of one database; the same code for the embedded server and any other. */
export interface Database {
  readonly pool: pg.Pool;
  /** Queries outside of transactions. */
  readonly db: Kysely<Tables>;
  readonly schema: string;
  /** A connection of its own, outside of the pool; the caller ends it. */
  readonly connectAlone: (applicationName: string) => Promise<pg.Client>;
  readonly serverVersion: string;
  /** Runs first in every transaction of `inTransaction` and `readSnapshot`; throws when the caller may not work any more. */
  readonly guard?: (transaction: Transaction, use: 'write' | 'read') => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Connects and migrates. Throws `warehouse.unreachable` and `warehouse.too_new`. */
export async function openDatabase(connectionString: string, schema: string): Promise<Database> {
  const settings = {
    connectionString,
    keepAlive: true,
    connectionTimeoutMillis: 15_000,
    types: { getTypeParser: parserOf },
    stream: watchedSockets(connectionString),
  };
  const pool = new pg.Pool({
    ...settings,
    application_name: 'yekta',
    max: 10,
    // The pool waits for it before it hands the client out, although its types say otherwise.
    onConnect: (client) => prepareSession(client, schema) as unknown as undefined,
  });
  // A connection that breaks is replaced by the pool, and its query fails; without listeners the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', (error) => noteEnd(client, error)));
  try {
    const client = await pool.connect();
    try {
      await migrate(client, schema);
      const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
      return {
        pool,
        db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: tellingPool(pool) }) }),
        schema,
        serverVersion: rows[0]?.version ?? '',
        connectAlone: async (applicationName) => {
          const alone = new pg.Client({ ...settings, application_name: applicationName });
          alone.on('error', () => undefined);
          await alone.connect().catch((error) => Promise.reject(asUnreachable(error)));
          await prepareSession(alone, schema);
          return alone;
        },
        close: () => pool.end(),
      };
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw asUnreachable(error);
  }
}

/** The schema of the project, and what a server may have set otherwise: bulk statements take their time, and times come as ISO. */
async function prepareSession(client: pg.ClientBase, schema: string): Promise<void> {
  await client.query(
    `set search_path to "${schema}"; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set datestyle = 'ISO'`,
  );
}
