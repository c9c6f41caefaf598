import { CommanderError } from 'commander';
import { formatError, YektaError } from '../config/errors/yekta-error.ts';
import { toStoredError } from '../pipeline/stored-error.ts';
import { exitCodeOfError, exitCodes } from './exit-codes.ts';
import type { Console } from './output/console.ts';

/** Runs a program to its exit code; an error becomes one clear line on standard error. */
export async function runMain(main: () => Promise<number>, out: Console): Promise<number> {
  process.stdout.on('error', ignoreClosedPipe);
  try {
    return await main();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (error instanceof YektaError) {
      out.note(formatError(error));
      return exitCodeOfError(error.code);
    }
    if (isAbort(error)) {
      out.note('Stopped.');
      return exitCodes.interrupted;
    }
    const { code, message } = toStoredError(error);
    out.note(`${code}: ${message}`);
    return exitCodes.failed;
  }
}

/** What work throws that stopped because its signal aborted. */
function isAbort(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}

/** Whoever reads the output has seen enough, as `yekta status | head` does; the command ends as usual, and closes what it opened. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
