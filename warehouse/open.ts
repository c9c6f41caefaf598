import type { Socket } from 'node:net';
import pg from 'pg';
import type { StepStores, Warehouse } from '../pipeline/ports/warehouse.ts';
import { databaseName } from './database-name.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/database.ts';
import { watchedSockets } from './db/watched-sockets.ts';
import { type EmbeddedServer, openEmbeddedServer } from './embedded/embedded-server.ts';
import { rememberDatabase } from './opened.ts';
import { createCustomerStore } from './stores/customer-store.ts';
import { createDecisionStore } from './stores/decisions/decision-store.ts';
import { createErasureGuard, createErasureStore } from './stores/erasure-store.ts';
import { createFeedStore } from './stores/feed-store.ts';
import { createHistoryStore } from './stores/history-store.ts';
import { createHoldStore } from './stores/holds/hold-store.ts';
import { createMatchIndex } from './stores/match-index/match-index.ts';
import { createMatchStore } from './stores/match-store.ts';
import { createNormalizedStore } from './stores/normalized-store.ts';
import { createProjectionStore } from './stores/projection-store.ts';
import { createConflictQueue } from './stores/queue/conflict-queue.ts';
import { createRollbackStore } from './stores/rollback-store.ts';
import { createRunStore } from './stores/run-store.ts';
import { createSourceStore } from './stores/source-store.ts';
import { guardedBy } from './stores/step-guard.ts';
import { lockSync } from './sync-lock.ts';

export interface OpenOptions {
  /** Folder of the project's state, `.yekta` by default; holds the embedded server's data. */
  readonly stateFolder: string;
  /** A PostgreSQL server (15 or later) in place of the embedded one. */
  readonly databaseUrl?: string;
  /** The embedded server of the state folder, opened by the caller, who leaves it when the warehouse is closed. */
  readonly server?: Promise<EmbeddedServer>;
  /** Projects with different names share nothing, even in one database. */
  readonly project: string;
}

export interface OpenWarehouse extends Warehouse {
  /** Connection string of the database, for the queue. */
  readonly databaseUrl: string;
  /** Makes the sockets of the queue's connections: they end, as those of the warehouse do, when the server is gone. */
  readonly databaseSocket: () => Socket;
  readonly info: { readonly kind: 'embedded' | 'server'; readonly version: string };
  /** Ends all connections; the last process that uses an embedded server stops it. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the warehouse of a project and brings it up to date: the embedded Postgres of its state folder, made and started when
 * needed, where every project has a database of its own; or the server at `databaseUrl`, where every project has a schema
 * `yekta_<project>`.
 *
 * @throws `warehouse.start_failed`, `warehouse.unreachable`, `warehouse.too_new`
 */
export async function openWarehouse(options: OpenOptions): Promise<OpenWarehouse> {
  const { stateFolder, databaseUrl, project } = options;
  if (databaseUrl !== undefined) {
    const database = await openDatabase(databaseUrl, databaseName('yekta_', project));
    return warehouseOn(database, databaseUrl, 'server', database.close);
  }
  const server = await (options.server ?? openEmbeddedServer(stateFolder));
  const leave = async (): Promise<void> => {
    if (options.server === undefined) await server.release();
  };
  try {
    const name = databaseName('project_', project);
    await createDatabase(server.urlOf('postgres'), name);
    const database = await openDatabase(server.urlOf(name), 'yekta');
    return warehouseOn(database, server.urlOf(name), 'embedded', async () => {
      await database.close();
      await leave();
    });
  } catch (error) {
    await leave();
    throw error;
  }
}

function warehouseOn(
  database: Database,
  databaseUrl: string,
  kind: OpenWarehouse['info']['kind'],
  close: () => Promise<void>,
): OpenWarehouse {
  let closing: Promise<void> | null = null;
  const warehouse: OpenWarehouse = {
    runs: createRunStore(database),
    ...stepStoresOn(database),
    writingFor: (attempt) => stepStoresOn(guardedBy(database, attempt)),
    feed: createFeedStore(database),
    holds: createHoldStore(database),
    history: createHistoryStore(database),
    rollbacks: createRollbackStore(database),
    projections: createProjectionStore(database),
    erasures: createErasureStore(database),
    lockSync: () => lockSync(database),
    flush: async () => {
      if (kind === 'embedded') await database.pool.query('checkpoint');
    },
    databaseUrl,
    databaseSocket: watchedSockets(databaseUrl),
    info: { kind, version: database.serverVersion },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
  rememberDatabase(warehouse, database);
  return warehouse;
}

const stepStoresOn = (database: Database): StepStores => ({
  sources: createSourceStore(database),
  normalized: createNormalizedStore(database),
  matches: createMatchStore(database),
  matchIndex: createMatchIndex(database),
  customers: createCustomerStore(database),
  erasureGuard: createErasureGuard(database),
  conflicts: createConflictQueue(database),
  decisions: createDecisionStore(database),
});

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'yekta', stream: watchedSockets(url) });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database "${name}" template template0`).catch(ignoreDuplicate);
  } finally {
    await client.end();
  }
}

/** Another process made it first: duplicate_database, or unique_violation when both were at it at once. */
function ignoreDuplicate(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}
