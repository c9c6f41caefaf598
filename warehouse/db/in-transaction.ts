import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Tables } from '../tables.ts';
import { copyInto } from './copy.ts';
import { copyBinaryInto, copyBinaryOut, copyChunksInto, copyChunksOut } from './copy-binary.ts';
import type { Database } from './database.ts';
import { tellLost } from './lost-connection.ts';
import type { Transaction } from './transaction.ts';

/** Does `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function inTransaction<T>(
  { pool, guard }: Database,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await connectTo(pool);
  let broken = false;
  try {
    await client.query('begin');
    const transaction = transactionOn(client);
    await guard?.(transaction, 'write');
    const result = await work(transaction);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw tellLost(error, client);
  } finally {
    client.release(broken);
  }
}

/** Reads in one transaction that sees one moment of the database. */
export async function inSnapshot<T>(database: Database, read: (transaction: Transaction) => Promise<T>): Promise<T> {
  const snapshot = readSnapshot(database, async function* (transaction) {
    yield await read(transaction);
  });
  const { value } = await snapshot.next();
  await snapshot.return(undefined);
  return value as T;
}

/**
 * Yields from one transaction that sees one moment of the database, however long the reader takes. It ends when the reader
 * stops early, too.
 */
export async function* readSnapshot<T>(
  { pool, guard }: Database,
  read: (transaction: Transaction) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const client = await connectTo(pool);
  let broken = false;
  try {
    await client.query('begin isolation level repeatable read');
    const transaction = transactionOn(client);
    await guard?.(transaction, 'read');
    yield* read(transaction);
  } catch (error) {
    throw tellLost(error, client);
  } finally {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    client.release(broken);
  }
}

const connectTo = (pool: pg.Pool): Promise<pg.PoolClient> =>
  pool.connect().catch((error: unknown) => Promise.reject(tellLost(error)));

function transactionOn(client: pg.PoolClient): Transaction {
  const connection = { query: client.query.bind(client), release: () => {} } as unknown as PostgresPoolClient;
  const pool = { connect: async () => connection, end: async () => {} };
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    copy: (table, columns, rows) => copyInto(client, table, columns, rows),
    copyBinary: (table, columns, rows, options) => copyBinaryInto(client, table, columns, rows, options),
    copyChunks: (table, columns, chunks) => copyChunksInto(client, table, columns, chunks),
    copyOut: (query, visit) => copyBinaryOut(client, query, visit),
    copyChunksOut: (query) => copyChunksOut(client, query),
  };
}
