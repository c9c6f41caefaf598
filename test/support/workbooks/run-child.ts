import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs a TypeScript file of this folder in a process of its own, to measure its memory alone; resolves to the JSON it
 * prints. Its heap is small, so that garbage waits no longer on a busy machine than on an idle one.
 */
export async function runChild<T>(script: string, ...args: readonly string[]): Promise<T> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await run(process.execPath, ['--max-old-space-size=192', '--import', 'tsx', path, ...args], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    maxBuffer: 64 * 1024 ** 2,
  });
  return JSON.parse(stdout) as T;
}
