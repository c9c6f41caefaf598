import { access, rm } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { ErasureStore } from '../../pipeline/ports/erasure-store.ts';

export interface RemovedExports {
  readonly removed: readonly string[];
  /** Files that are still there and may hold data of the person. */
  readonly left: readonly string[];
}

/**
 * Removes files that exports wrote: those in the project's state folder, or all of them. What is not there any more is
 * forgotten.
 */
export async function removeExports(
  erasures: ErasureStore,
  stateFolder: string,
  { all }: { readonly all: boolean },
): Promise<RemovedExports> {
  const removed: string[] = [];
  const left: string[] = [];
  const gone: string[] = [];
  for (const path of await erasures.exports()) {
    if (!(await isThere(path))) gone.push(path);
    else if (all || isInside(stateFolder, path)) {
      await rm(path, { force: true });
      removed.push(path);
    } else left.push(path);
  }
  await erasures.forgetExports([...gone, ...removed]);
  return { removed, left };
}

/** Files of exports that are still there. */
export async function listExports(erasures: ErasureStore): Promise<readonly string[]> {
  const paths = await erasures.exports();
  const there = await Promise.all(paths.map(isThere));
  return paths.filter((_, index) => there[index]);
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const isInside = (folder: string, path: string): boolean =>
  !relative(resolve(folder), path).startsWith(`..${sep}`) && relative(resolve(folder), path) !== '';
