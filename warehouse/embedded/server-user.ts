import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { YektaError } from '../../config/errors/yekta-error.ts';

/** An unprivileged user of the operating system that runs the server in place of root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Postgres refuses to run as root. Null when this process is not root; else the owner of the data when they exist already
 * (made by an ordinary user before), or the user `postgres` or `nobody`.
 */
export async function findServerUser(dataFolder: string): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(dataFolder).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return unprivilegedUser();
}

/** `postgres` where a package made it, else `nobody`. */
export async function unprivilegedUser(): Promise<ServerUser> {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = await Promise.all([idOf('-u', name), idOf('-g', name)]);
    if (uid !== null && gid !== null && uid !== 0) return { uid, gid };
  }
  throw new YektaError(
    'warehouse.start_failed',
    'Postgres refuses to run as root, and no other user was found for it.',
    {
      remedy: 'Create a user named postgres, run Yekta as an ordinary user, or set DATABASE_URL.',
    },
  );
}

/** True when the user can enter the folder. */
export async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  const options = { uid: user.uid, gid: user.gid, cwd: '/' };
  return promisify(execFile)('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], options).then(
    () => true,
    () => false,
  );
}

async function idOf(option: '-u' | '-g', name: string): Promise<number | null> {
  const id = await promisify(execFile)('id', [option, name]).catch(() => null);
  return id === null ? null : Number.parseInt(id.stdout, 10);
}
