import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../examples/package-root.ts';

const run = promisify(execFile);
const IS_FAST = 'console.log(%HasFastProperties(String.prototype));';

describe('String.prototype', () => {
  test('is fast again when the queue is loaded, and stays so', async () => {
    const url = (path: string): string => JSON.stringify(pathToFileURL(join(packageRoot, path)).href);
    const program = `
      await import('ioredis'); ${IS_FAST}
      await import(${url('dist/jobs/step-queue.js')}); ${IS_FAST}
      (class extends String {}); ${IS_FAST}`;
    const { stdout } = await run(
      process.execPath,
      ['--allow-natives-syntax', '--input-type=module', '--eval', program],
      { cwd: packageRoot },
    );
    expect(stdout.split('\n')).toEqual(['false', 'true', 'true', '']);
  });
});
