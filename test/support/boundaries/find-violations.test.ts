import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findViolations } from './find-violations.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'yekta-boundaries-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

/** Writes a tree of files and returns what is wrong with it. */
async function violationsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  for (const [path, source] of Object.entries(files)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), source);
  }
  return findViolations(root);
}

test('a tree along the arrows has no violations', async () => {
  const violations = await violationsOf({
    'config/a.ts':
      "import { readFile } from 'node:fs/promises';\nimport { z } from 'zod';\nexport const a = [readFile, z];",
    'config/words.ts': "export const words = ['a'];",
    'matching/b.ts':
      "import type { A } from '../config/a.ts';\nimport { words } from '../config/words.ts';\nimport x from 'jalaali-js';",
    'pipeline/c.ts': "import '../matching/b.ts';\nimport '../config/a.ts';",
    'warehouse/d.ts': "import '../pipeline/c.ts';",
    'insights/d.ts': "import '../pipeline/c.ts';",
    'api/e.ts': "import '../warehouse/d.ts';\nimport '../insights/d.ts';",
    'cli/e.ts': "import '../api/e.ts';",
    'examples/f.ts': "import '../cli/e.ts';",
    'test/g.test.ts': "import '../examples/f.ts';\nimport pkg from '../package.json' with { type: 'json' };",
    'package.json': '{}',
    'node_modules/x/y.ts': "import '../../cli/e.ts';",
    'dist/config/a.ts': "import '../cli/e.js';",
  });
  // Only the root file is outside the arrows.
  expect(violations).toEqual(['test/g.test.ts:2: package.json is in no folder of the arrows']);
});

describe('an import against the arrows', () => {
  test.each([
    ['config', 'matching'],
    ['matching', 'pipeline'],
    ['pipeline', 'warehouse'],
    ['pipeline', 'connectors'],
    ['warehouse', 'jobs'],
    ['connectors', 'warehouse'],
    ['jobs', 'insights'],
    ['insights', 'api'],
    ['api', 'cli'],
    ['web', 'config'],
    ['cli', 'web'],
    ['cli', 'examples'],
    ['bench', 'test'],
    ['examples', 'test'],
  ])('%s to %s', async (from, to) => {
    const violations = await violationsOf({
      [`${to}/inner/b.ts`]: 'export const b = 1;',
      [`${from}/a.ts`]: `\nimport type { B } from '../${to}/inner/b.ts';`,
    });
    expect(violations).toEqual([`${from}/a.ts:2: ${from}/ may not import ${to}/ (${to}/inner/b.ts)`]);
  });

  test('hidden in a dynamic import or a re-export', async () => {
    const violations = await violationsOf({
      'cli/b.ts': 'export const b = 1;',
      'config/a.ts': "export * from '../cli/b.ts';\nconst b = () => import('../cli/b.ts');",
    });
    expect(violations.map((violation) => violation.split(': ')[0])).toEqual(['config/a.ts:1', 'config/a.ts:2']);
  });
});

describe('a folder that is not in the arrows', () => {
  test('may not hold code', async () => {
    expect(await violationsOf({ 'utils/a.ts': 'export const a = 1;' })).toEqual([
      'utils/a.ts:1: folder utils/ is not in the arrows',
    ]);
  });

  test('may not be imported', async () => {
    const violations = await violationsOf({ 'utils/a.js': '', 'cli/a.ts': "import '../utils/a.js';" });
    expect(violations).toEqual(['cli/a.ts:1: utils/a.js is in no folder of the arrows']);
  });
});

test('an import of a file that is not there is told', async () => {
  expect(await violationsOf({ 'cli/a.ts': "import './b.js';", 'cli/b.ts': '' })).toEqual([
    'cli/a.ts:1: ./b.js does not exist (relative imports end in .ts)',
  ]);
});

describe('a cycle', () => {
  test('is printed, the shortest way round, until every file on one is named', async () => {
    const violations = await violationsOf({
      'cli/a.ts': "import './between.ts';\nimport './b.ts';",
      'cli/b.ts': "import type { A } from './c.ts';",
      'cli/between.ts': "import './b.ts';",
      'cli/c.ts': "export * from './a.ts';",
      'cli/entry.ts': "import './a.ts';",
    });
    expect(violations).toEqual([
      'import cycle: cli/a.ts -> cli/b.ts -> cli/c.ts -> cli/a.ts',
      'import cycle: cli/between.ts -> cli/b.ts -> cli/c.ts -> cli/a.ts -> cli/between.ts',
    ]);
  });

  test('of a file with itself, and two apart from each other', async () => {
    const violations = await violationsOf({
      'cli/a.ts': "import './a.ts';",
      'cli/b.ts': "import './c.ts';",
      'cli/c.ts': "import './b.ts';",
    });
    expect(violations).toEqual([
      'import cycle: cli/a.ts -> cli/a.ts',
      'import cycle: cli/b.ts -> cli/c.ts -> cli/b.ts',
    ]);
  });
});

describe('matching is pure', () => {
  test.each(['node:fs', 'fs', 'pg', 'zod', 'yaml'])('and may not import %s', async (specifier) => {
    expect(await violationsOf({ 'matching/a.ts': `import x from '${specifier}';` })).toEqual([
      `matching/a.ts:1: matching/ is pure and may not import ${specifier}`,
    ]);
  });

  test('not even through config', async () => {
    const violations = await violationsOf({
      'matching/a.ts': "import { load } from '../config/load.ts';",
      'config/load.ts': "import { read } from './read.ts';",
      'config/read.ts': "import { readFile } from 'node:fs';",
    });
    expect(violations).toEqual([
      'config/read.ts:1: matching/ is pure and may not import node:fs (reached from matching/a.ts -> config/load.ts)',
    ]);
  });

  test.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    'process.env.A',
    'fetch("x")',
    'setTimeout(f, 1)',
    'console.log(1)',
  ])('and may not use %s', async (expression) => {
    const violations = await violationsOf({
      'matching/a.ts': `// ${expression}\nexport const a = () => ${expression};`,
    });
    expect(violations).toEqual([
      expect.stringMatching(/^matching\/a\.ts:2: matching\/ is pure and may not use [\w .]+$/),
    ]);
  });

  test('but a given day, a given number and a package of arithmetic are', async () => {
    const source = "import j from 'jalaali-js';\nimport p from 'libphonenumber-js/max';\nexport const a = new Date(0);";
    expect(await violationsOf({ 'matching/a.ts': source })).toEqual([]);
  });
});

test('the command prints the violations and fails', async () => {
  await violationsOf({ 'config/a.ts': "import '../cli/b.ts';", 'cli/b.ts': '' });
  const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
  const result = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', cli, root], (error, _, stderr) =>
      resolve({ code: error?.code ?? 0, stderr }),
    );
  });
  expect(result).toEqual({ code: 1, stderr: 'config/a.ts:1: config/ may not import cli/ (cli/b.ts)\n' });
});
