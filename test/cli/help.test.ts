import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { runInProcess as run } from '../support/cli/in-process.ts';

const commands = [
  'init',
  'check',
  'sync',
  'worker',
  'status',
  'show',
  'why',
  'explain',
  'match',
  'changes',
  'conflicts',
  'holds',
  'release',
  'decide',
  'unmerge',
  'undo',
  'decisions',
  'rollback',
  'export',
  'erase',
  'erasures',
  'plan',
  'train',
  'preview',
  'evaluate',
  'sample',
  'digest',
  'rebuild',
];

describe('help', () => {
  test('lists every command', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect([...stdout.matchAll(/^ {2}(\w+)(?: \[options\]| {2})/gm)].map(([, name]) => name)).toEqual(commands);
  });

  test.each(commands)('of %s has examples and --json', async (command) => {
    const { code, stdout, stderr } = await run(command, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`\\nExamples:\\n  \\$ .*yekta ${command}`));
    expect(stdout).toContain('--json');
  });

  test.each([
    ...['link', 'separate', 'confirm', 'pin', 'unpin', 'reject', 'generic'].map((kind) => ['decide', kind]),
    ...['list', 'export', 'import'].map((command) => ['decisions', command]),
    ...['list', 'assign', 'close'].map((command) => ['conflicts', command]),
  ])('of %s %s has examples and --json', async (command, kind) => {
    const { code, stdout } = await run(command!, kind!, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`\\nExamples:\\n  \\$ .*yekta ${command}`));
    expect(stdout).toContain('--json');
  });

  test('without a command is shown as an error', async () => {
    expect(await run()).toMatchObject({ code: 2, stdout: '' });
  });
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(await run('--version')).toEqual({ code: 0, stdout: version, stderr: '' });
});
