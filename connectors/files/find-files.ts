import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { YektaError } from '../../config/errors/yekta-error.ts';

/** A file that a source reads. */
export interface FoundFile {
  /** Absolute path. */
  readonly path: string;
  /** Path from the base folder with forward slashes: what people see, and the `file` of every place. */
  readonly name: string;
  /** Size in bytes; 0 when the file cannot be examined (reading it then says why). */
  readonly size: number;
}

export interface FindFilesOptions {
  /** Folder that relative locations start from. */
  readonly baseFolder: string;
  /** Name of the source, for the place of errors. */
  readonly source: string;
  /** With the dot, lower case: `['.xlsx', '.xlsm']`. Compared without regard to case. */
  readonly extensions: readonly string[];
}

/**
 * Files of a location in one order that never depends on the machine (by name, code unit by code unit), each once.
 * A location is a file (whatever its extension), a folder (its files with one of the extensions, not those of folders
 * inside it), or a glob (what it matches; narrowed to the extensions when its last part names none).
 * Hidden files and Office's lock files (`~$book.xlsx`) are left out.
 *
 * @throws YektaError `source.no_files` when a location matches no file: an incomplete list would look like deletions.
 */
export async function findFiles(
  location: string | readonly string[],
  options: FindFilesOptions,
): Promise<readonly FoundFile[]> {
  const locations = typeof location === 'string' ? [location] : location;
  const found = new Map<string, FoundFile>();
  for (const one of locations) {
    const paths = await pathsOf(one, options);
    if (paths.length === 0) throw noFiles(one, options);
    for (const path of paths) {
      if (!found.has(path)) found.set(path, await describe(path, options.baseFolder));
    }
  }
  if (found.size === 0) throw noFiles('(none given)', options);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export const bytesOf = (files: readonly FoundFile[]): number => files.reduce((sum, { size }) => sum + size, 0);

async function pathsOf(location: string, options: FindFilesOptions): Promise<readonly string[]> {
  const path = resolve(options.baseFolder, location);
  // A file or folder that exists is meant literally, even when its name holds glob characters: `list [1].xlsx`.
  const stats = await stat(path).catch(() => null);
  if (stats?.isFile()) return [path];
  if (stats?.isDirectory()) return filesOfFolder(path, options.extensions);
  if (!isDynamicPattern(location)) return [];
  const pattern = sep === '\\' ? location.replaceAll('\\', '/') : location;
  const matches = await glob(pattern, { cwd: options.baseFolder, absolute: true, onlyFiles: true, dot: false });
  const narrow = !basename(pattern).includes('.');
  return matches
    .map((match) => resolve(match))
    .filter((match) => isVisible(match) && (!narrow || hasExtension(match, options.extensions)));
}

async function filesOfFolder(folder: string, extensions: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && isVisible(entry.name) && hasExtension(entry.name, extensions))
    .map((entry) => join(folder, entry.name));
}

const isVisible = (path: string): boolean => !/^(?:\.|~\$)/.test(basename(path));

const hasExtension = (path: string, extensions: readonly string[]): boolean =>
  extensions.includes(extname(path).toLowerCase());

async function describe(path: string, baseFolder: string): Promise<FoundFile> {
  const stats = await stat(path).catch(() => null);
  return { path, name: relative(baseFolder, path).split(sep).join('/'), size: stats?.size ?? 0 };
}

function noFiles(location: string, options: FindFilesOptions): YektaError {
  return new YektaError('source.no_files', `No file matches the location "${location}".`, {
    place: { source: options.source },
    remedy: `Relative locations start from ${options.baseFolder}; a folder is searched for ${options.extensions.join(', ')}.`,
  });
}
