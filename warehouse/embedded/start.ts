import { spawn } from 'node:child_process';
import type { FileHandle } from 'node:fs/promises';
import { chown, open, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { PostgresBinaries } from './binaries.ts';
import { killLeftovers, serverName } from './leftovers.ts';
import { findPostmaster } from './postmaster.ts';
import type { ServerFolder } from './server-folder.ts';
import type { ServerUser } from './server-user.ts';
import { settingArguments } from './settings.ts';

/**
 * Starts a server on a free port, in a session of its own: it survives Ctrl-C and the end of this process. Returns as soon as
 * a server has told its port (then null), or when the attempt failed for a reason that passes (then this reason): the caller
 * looks again for a running server in both cases. Throws `warehouse.start_failed` with the end of the server's log otherwise.
 *
 * No lock of our own is needed: of two servers on one data directory Postgres lets the second fail, and it lets none start over
 * processes of an earlier one.
 */
export async function startPostmaster(
  folder: ServerFolder,
  binaries: PostgresBinaries,
  user: ServerUser | null,
): Promise<string | null> {
  const log = await openLog(folder, user);
  try {
    const { size: start } = await log.stat();
    const server = spawn(
      binaries.postgres,
      ['-D', folder.data, '-p', String(await freePort()), ...settingArguments({ cluster_name: serverName(folder) })],
      {
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        cwd: folder.data,
        env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
        ...(user ?? {}),
      },
    );
    let failure: Error | null = null;
    server.on('error', (error) => {
      failure = error;
    });
    server.unref();
    while (failure === null && server.exitCode === null && server.signalCode === null) {
      const running = await findPostmaster(folder.data);
      if (running !== null && running.port !== null) return null;
      await sleep(10);
    }
    const tail = failure === null ? await readTail(log, start) : String(failure);
    if (!passing.some((message) => tail.includes(message))) throw startFailed(folder, tail);
    const isHeld = tail.includes(heldByLeftovers);
    if (isHeld) await killLeftovers(folder);
    await sleep(100);
    return isHeld ? `processes of a killed server still hold its data and have to be ended: ${tail}` : tail;
  } finally {
    await log.close();
  }
}

export const startFailed = (folder: ServerFolder, reason: string, cause?: unknown): YektaError =>
  new YektaError('warehouse.start_failed', `The embedded Postgres in ${folder.path} did not start: ${reason}`, {
    remedy: `Its log is ${folder.log}. DATABASE_URL uses a PostgreSQL server instead.`,
    cause,
  });

const heldByLeftovers = 'pre-existing shared memory block';

/** Reasons of a failed start that pass: another process was first, children of a killed server still leave, the port was taken. */
const passing = [
  'lock file "postmaster.pid" already exists',
  'is empty',
  heldByLeftovers,
  'could not bind',
  'could not create any TCP/IP sockets',
];

const largestLog = 1_000_000;

async function openLog(folder: ServerFolder, user: ServerUser | null): Promise<FileHandle> {
  const size = await stat(folder.log).then(
    (log) => log.size,
    () => 0,
  );
  if (size > largestLog) await rename(folder.log, `${folder.log}.1`);
  const log = await open(folder.log, 'a+', 0o600);
  if (user !== null) await chown(folder.log, user.uid, user.gid);
  return log;
}

/** The last lines that the server wrote since `start`, as one line. */
async function readTail(log: FileHandle, start: number): Promise<string> {
  const { size } = await log.stat();
  const from = Math.max(start, size - 4_000);
  const { buffer, bytesRead } = await log.read(Buffer.alloc(size - from), 0, size - from, from);
  const lines = buffer.toString('utf8', 0, bytesRead).trim().split('\n').slice(-12);
  return lines.join(' | ') || 'it ended without a message';
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.on('error', reject).listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port of 127.0.0.1 is free');
  return address.port;
}
