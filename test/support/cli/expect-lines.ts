import { expect } from '@jest/globals';
import type { YektaEnd } from '../processes/run-yekta.ts';

/** The command failed as a person should see it: one line on standard error, nothing on standard output. */
export function expectError(end: YektaEnd, code: number, line: RegExp): void {
  expect({ code: end.code, stdout: end.stdout, stderr: end.stderr }).toEqual({
    code,
    stdout: '',
    stderr: expect.stringMatching(line),
  });
  expect(end.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(end.stderr).not.toMatch(/^\s+at |node:internal|\.ts:\d/m);
}

/** The one JSON value that a command printed, and nothing else on standard output. */
export function jsonOf({ stdout, stderr, code }: YektaEnd): unknown {
  try {
    return JSON.parse(stdout);
  } catch (cause) {
    throw new Error(`exit ${code}, no JSON on standard output:\n${stdout}\n${stderr}`, { cause });
  }
}
