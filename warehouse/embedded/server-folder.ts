import { createHash } from 'node:crypto';
import { access, chmod, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canEnter, unprivilegedUser } from './server-user.ts';

/** The files of one embedded server. */
export interface ServerFolder {
  readonly path: string;
  /** Postgres' own data directory. */
  readonly data: string;
  /** File of mode 0600 with the password that lets this project's processes in. */
  readonly password: string;
  readonly log: string;
}

/**
 * Where the server of a state folder keeps its files: in `<state>/postgres`. When this process is root and the user that runs
 * the server cannot enter the state folder (under /root, under a home of mode 0700), they stand in /var/lib/yekta, and the
 * file `<state>/postgres-location` says where.
 */
export async function findServerFolder(stateFolder: string): Promise<ServerFolder> {
  await mkdir(stateFolder, { recursive: true });
  const state = await realpath(stateFolder);
  const usual = serverFolderAt(join(state, 'postgres'));
  // Asking whether another user can enter takes some processes, and what is there stays there.
  if (process.getuid?.() !== 0 || (await isInitialized(usual))) return usual;

  const pointer = join(state, 'postgres-location');
  const elsewhere = await readFile(pointer, 'utf8').catch(() => null);
  if (elsewhere !== null) return serverFolderAt(elsewhere.trim());
  if (await canEnter(state, await unprivilegedUser())) return usual;

  const name = createHash('sha256').update(state).digest('hex').slice(0, 16);
  await mkdir('/var/lib/yekta', { recursive: true });
  await chmod('/var/lib/yekta', 0o711);
  await writeFile(pointer, `/var/lib/yekta/${name}\n`);
  return serverFolderAt(`/var/lib/yekta/${name}`);
}

export const serverFolderAt = (path: string): ServerFolder => ({
  path,
  data: join(path, 'data'),
  password: join(path, 'password'),
  log: join(path, 'server.log'),
});

/** True when the data directory is there, and complete. */
export const isInitialized = ({ data }: ServerFolder): Promise<boolean> =>
  access(join(data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
