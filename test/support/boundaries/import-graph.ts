import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { type ImportStatement, scanImports } from './scan-imports.ts';

/** Paths are relative to the root, with forward slashes. */
export interface ImportGraph {
  readonly files: ReadonlyMap<string, SourceFile>;
}

export interface SourceFile {
  readonly path: string;
  /** Top folder that the file stands in. */
  readonly folder: string;
  readonly source: string;
  readonly imports: readonly ResolvedImport[];
}

export interface ResolvedImport extends ImportStatement {
  /** The imported file; `null` for packages and `node:` modules. */
  readonly target: string | null;
  /** False when the imported file does not exist. */
  readonly exists: boolean;
}

const skipped = new Set(['node_modules', 'dist', 'coverage']);

/** Reads every TypeScript file in the folders below `root`; files in the root itself are tool settings. */
export function readImportGraph(root: string): ImportGraph {
  const paths = folders(root).flatMap((folder) => typescriptFiles(join(root, folder)));
  const files = paths.map((path) => readSourceFile(root, relative(root, path).split(sep).join('/')));
  return { files: new Map(files.map((file) => [file.path, file])) };
}

function folders(root: string): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name))
    .map((entry) => entry.name)
    .sort();
}

function typescriptFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readSourceFile(root: string, path: string): SourceFile {
  const source = readFileSync(join(root, path), 'utf8');
  const imports = scanImports(source).map((statement): ResolvedImport => {
    const relativePath = /^\.{0,2}\//.test(statement.specifier);
    if (!relativePath) return { ...statement, target: null, exists: true };
    const target = posix.normalize(posix.join(posix.dirname(path), statement.specifier));
    return { ...statement, target, exists: existsSync(join(root, target)) };
  });
  return { path, folder: path.split('/')[0]!, source, imports };
}
