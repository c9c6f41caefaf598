import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { YektaError } from '../../config/errors/yekta-error.ts';

/** The pool for kysely, whose errors say `warehouse.unreachable` when the database went away. */
export function tellingPool(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect().catch(throwTold);
      return {
        query: (text: string, values: unknown[]) => client.query(text, values).catch(throwTold),
        release: () => client.release(),
      } as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}

/**
 * An error of work on the database, or on one connection of it: `warehouse.unreachable` when the database went away meanwhile, `warehouse.paused`
 * when it ended a transaction that did nothing for too long, else what it was.
 */
export function tellLost(error: unknown, connection?: pg.ClientBase): unknown {
  if (!isLost(error)) return error;
  const reason = (connection && ends.get(connection)) ?? error;
  return codeOf(reason) === PAUSED ? paused(reason) : unreachable(error);
}

/**
 * Keeps why a connection ended while nobody asked it anything: the driver refuses what is asked later, and no longer knows why. The first reason
 * counts; what follows is that the socket was closed.
 */
export function noteEnd(connection: pg.ClientBase, error: unknown): void {
  if (!ends.has(connection)) ends.set(connection, error);
}

const ends = new WeakMap<pg.ClientBase, unknown>();

/** An error of connecting: everything but a defect of ours means that the server is not there or does not let us in. */
export function asUnreachable(error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof YektaError || (code !== null && isSqlState(code) && !connecting.test(code))) return error;
  return unreachable(error);
}

function throwTold(error: unknown): never {
  throw tellLost(error);
}

function isLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null) return isSqlState(code) ? ending.test(code) : network.test(code);
  return error instanceof Error && driverMessages.test(error.message);
}

/** SQLSTATE classes 08, 28 (authorization), 3D (no such database), 53 (no resources), 57P (the server stops or starts). */
const connecting = /^(08|28|3D|53|57P)/;
/** Of a transaction that did nothing for too long (`idle_in_transaction_session_timeout`). */
const PAUSED = '25P03';
const ending = /^(08|25P03|57P0[1-3])/;
const network = /^(ECONN|EPIPE$|ETIMEDOUT$|EHOSTUNREACH$|ENETUNREACH$|ENOTFOUND$|EAI_AGAIN$)/;
/** What the driver throws without a code. */
const driverMessages =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying)/;

const isSqlState = (code: string): boolean => /^[0-9A-Z]{5}$/.test(code) && code !== 'EPIPE';

function codeOf(error: unknown): string | null {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : null;
}

function paused(cause: unknown): YektaError {
  return new YektaError(
    'warehouse.paused',
    'This process stood still in the middle of a change while others may have waited for it; the change was ended, and nothing of it is stored.',
    {
      remedy:
        'Do it again. If that happens again, look whether the machine is out of memory or was suspended, or what else holds the process up.',
      cause,
    },
  );
}

function unreachable(cause: unknown): YektaError {
  const code = codeOf(cause);
  const said = code === null ? '' : ` (${code})`;
  return new YektaError('warehouse.unreachable', `The database does not answer or refuses the connection${said}.`, {
    remedy:
      'See that the server at DATABASE_URL runs, and that its address, user, password and database are right. The embedded server starts again with the next command.',
    cause,
  });
}
