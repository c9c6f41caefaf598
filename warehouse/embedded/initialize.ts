import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { PostgresBinaries } from './binaries.ts';
import { isAlive } from './postmaster.ts';
import type { ServerFolder } from './server-folder.ts';
import { isInitialized, serverFolderAt } from './server-folder.ts';
import type { ServerUser } from './server-user.ts';

/** Superuser of the embedded server. */
export const serverRole = 'yekta';

/**
 * Makes the data directory unless it is there. It is made under another name and renamed when it is complete, so that a
 * killed process leaves no half of one, and of two processes that do it at once one wins.
 */
export async function initialize(
  folder: ServerFolder,
  binaries: () => Promise<PostgresBinaries>,
  user: ServerUser | null,
): Promise<void> {
  if (await isInitialized(folder)) return;
  await removeAbandoned(folder.path);
  const draft = serverFolderAt(`${folder.path}.init-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(draft.path, { mode: 0o700 });
  try {
    await writeFile(draft.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await writeFile(draft.log, '', { mode: 0o600 });
    if (user !== null)
      for (const path of [draft.path, draft.password, draft.log]) await chown(path, user.uid, user.gid);
    await runInitdb(draft, await binaries(), user);
    await rename(draft.path, folder.path);
  } catch (error) {
    // Another process was first.
    if (!(await isInitialized(folder))) throw error;
  } finally {
    await rm(draft.path, { recursive: true, force: true });
  }
}

async function runInitdb(draft: ServerFolder, binaries: PostgresBinaries, user: ServerUser | null): Promise<void> {
  const options = [
    `--pgdata=${draft.data}`,
    `--username=${serverRole}`,
    `--pwfile=${draft.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Postgres' own C.UTF-8: the same order and case rules on every system, whatever locales it has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ];
  try {
    await promisify(execFile)(binaries.initdb, options, {
      cwd: draft.path,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      ...(user ?? {}),
    });
  } catch (cause) {
    const output = (cause as { stderr?: string }).stderr?.trim().split('\n').slice(-5).join(' ') ?? String(cause);
    throw new YektaError('warehouse.start_failed', `initdb failed: ${output}`, {
      remedy: `See that ${dirname(draft.path)} can be written and has space, or set DATABASE_URL.`,
      cause,
    });
  }
}

async function removeAbandoned(path: string): Promise<void> {
  const prefix = `${basename(path)}.init-`;
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (!isAlive(pid)) await rm(join(dirname(path), name), { recursive: true, force: true });
  }
}
