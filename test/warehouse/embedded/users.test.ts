import { access, chmod, chown, cp, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findPackageFolder, prepareBinaries } from '../../../warehouse/embedded/binaries.ts';
import { openEmbeddedServer } from '../../../warehouse/embedded/embedded-server.ts';
import { canEnter, unprivilegedUser } from '../../../warehouse/embedded/server-user.ts';
import { openInProcess, postmasterPid } from '../../support/embedded/server-process.ts';
import { makeStateFolder } from '../../support/with-warehouse.ts';

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? test : test.skip;
const repository = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await makeStateFolder();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the users of the embedded server', () => {
  asRoot('root: the server runs as another user, who owns the data', async () => {
    const server = await openEmbeddedServer(folder);
    const user = await unprivilegedUser();
    expect((await stat(join(folder, 'postgres', 'data'))).uid).toBe(user.uid);
    const pid = await postmasterPid(join(folder, 'postgres', 'data'));
    expect((await stat(`/proc/${pid}`)).uid).toBe(user.uid);
    await server.release();
  });

  asRoot(
    'root: data that the server cannot reach in the state folder stand elsewhere, and are found again',
    async () => {
      await chmod(folder, 0o700);
      const state = join(folder, '.yekta');
      await (await openEmbeddedServer(state)).release();
      const elsewhere = (await readFile(join(state, 'postgres-location'), 'utf8')).trim();
      try {
        const made = (await stat(join(elsewhere, 'password'))).mtimeMs;
        await (await openEmbeddedServer(state)).release();
        expect((await stat(join(elsewhere, 'password'))).mtimeMs).toBe(made);
        expect(await readdir(state)).toEqual(['postgres-location']);
      } finally {
        await rm(elsewhere, { recursive: true });
      }
    },
  );

  asRoot('an ordinary user: the server runs as that user, and root can open it after', async () => {
    const user = await unprivilegedUser();
    if (!(await canEnter(repository, user))) return;
    await chown(folder, user.uid, user.gid);
    const other = await openInProcess(folder, user);
    const root = await openEmbeddedServer(folder);
    expect(root.urlOf('postgres')).toBe(other.url);
    await other.leave();
    await root.release();
    await (await openEmbeddedServer(folder)).release();
    expect((await stat(join(folder, 'postgres', 'data'))).uid).toBe(user.uid);
  });
});

describe('the binaries of the embedded server', () => {
  test('are used where npm put them, when the server can run them there', async () => {
    const user = isRoot ? await unprivilegedUser() : null;
    const packageFolder = findPackageFolder();
    if (user !== null && !(await canEnter(packageFolder, user))) return;
    const { postgres } = await prepareBinaries(packageFolder, join(folder, 'cache'), user);
    expect(postgres.startsWith(packageFolder)).toBe(true);
    await expect(access(join(folder, 'cache'))).rejects.toThrow();
  });

  test('are copied once, with the links between libraries, when the install script has not run', async () => {
    const bare = join(folder, 'package');
    const links = JSON.parse(await readFile(join(findPackageFolder(), 'native', 'pg-symlinks.json'), 'utf8')) as {
      target: string;
    }[];
    await mkdir(bare);
    await cp(join(findPackageFolder(), 'package.json'), join(bare, 'package.json'));
    await cp(join(findPackageFolder(), 'native'), join(bare, 'native'), {
      recursive: true,
      filter: (path) => !links.some(({ target }) => path.endsWith(target)),
    });
    const cache = join(folder, 'cache');
    const user = isRoot ? await unprivilegedUser() : null;
    const [one, two] = await Promise.all([prepareBinaries(bare, cache, user), prepareBinaries(bare, cache, user)]);
    expect(one).toEqual(two);
    expect(one.postgres.startsWith(cache)).toBe(true);
    for (const { target } of links) await access(join(dirname(dirname(dirname(one.postgres))), target));
    expect(await readdir(join(cache, 'yekta'))).toHaveLength(1);
    const { ino } = await stat(one.postgres);
    expect((await stat((await prepareBinaries(bare, cache, user)).postgres)).ino).toBe(ino);
  });
});
