import { execFile } from 'node:child_process';
import { link, readFile, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A running server of a data directory, as its postmaster.pid tells. */
export interface Postmaster {
  readonly pid: number;
  /** Null while the server is only starting. */
  readonly port: number | null;
}

/**
 * The server that runs on this data directory, whoever started it; null when there is none.
 *
 * A postmaster.pid whose process is gone does no harm: the next start replaces it. But when another program has got its process
 * id meanwhile, Postgres would refuse to start, so such a file is removed here.
 */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const file = join(dataFolder, 'postmaster.pid');
  const found = await readPidFile(file);
  if (found === null || !isAlive(found.pid)) return null;
  if (await isPostmaster(found.pid, found.dataFolder)) return { pid: found.pid, port: found.port };
  await removePidFile(file, found.pid);
  return null;
}

/** Stops the server at once but cleanly: open transactions are rolled back, data are flushed. */
export async function stopPostmaster(dataFolder: string, pid: number, timeoutMs = 60_000): Promise<void> {
  signal(pid, 'SIGINT');
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const found = await readPidFile(join(dataFolder, 'postmaster.pid'));
    if (found?.pid !== pid || !isAlive(pid)) return;
    await sleep(10);
  }
}

export function isAlive(pid: number): boolean {
  return Number.isInteger(pid) && pid > 0 && signal(pid, 0);
}

/** False when there is no such process. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Lines of postmaster.pid: process id, data directory, start time, port, ... */
async function readPidFile(file: string): Promise<{ pid: number; dataFolder: string; port: number | null } | null> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!(pid > 0)) return null;
  const port = Number.parseInt(lines[3] ?? '', 10);
  return { pid, dataFolder: lines[1] ?? '', port: port > 0 ? port : null };
}

/** A server shows its data directory in its command line; a zombie has none. */
async function isPostmaster(pid: number, dataFolder: string): Promise<boolean> {
  const command = await commandLine(pid);
  return command === null || isServerCommand(command, dataFolder);
}

export function isServerCommand(command: string, dataFolder: string): boolean {
  return command.includes('postgres') && command.includes(dataFolder);
}

/** Null when the system does not tell. */
async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === 'win32') return null;
  if (process.platform === 'linux')
    return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
      (text) => text.replaceAll('\0', ' '),
      (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'ESRCH' ? '' : null),
    );
  return promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

/** Moved away before it is judged again: another process may have started a server since it was read. */
async function removePidFile(file: string, judged: number): Promise<void> {
  const moved = `${file}.stale-${process.pid}`;
  await rename(file, moved).catch(() => undefined);
  const found = await readPidFile(moved);
  if (found !== null && found.pid !== judged) await link(moved, file).catch(() => undefined);
  await unlink(moved).catch(() => rm(moved, { force: true }));
}
