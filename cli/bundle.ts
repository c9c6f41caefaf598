import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/*
 * Puts the built program into few files: `dist/bin/`. To find and load the twelve hundred modules of a sync takes Node more than half a second,
 * in each of its threads; to load these files, a third of that.
 */

/** Programs: the command, and those of its threads, which look for each other beside themselves. */
const programs = [
  'cli/main.js',
  'cli/sync-helper.js',
  'jobs/match-threads/match-thread.js',
  'jobs/match-threads/crew-helper.js',
];

/** Packages of many modules that need nothing but each other. The others stay where they are. */
const inlined = ['kysely', 'libphonenumber-js', 'yaml', 'zod'];

/** Of the repository: this runs in its built form. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const dist = join(root, 'dist');
const outdir = join(dist, 'bin');

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: programs.map((program) => join(dist, program)),
  outdir,
  entryNames: '[name]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: Object.keys(dependencies).filter((name) => !inlined.includes(name)),
  sourcemap: true,
  // What is inlined may still be written for CommonJS, and call it.
  banner: { js: "import { createRequire as cjs } from 'node:module'; const require = cjs(import.meta.url);" },
  logLevel: 'warning',
});
