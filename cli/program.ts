import { Command, CommanderError } from 'commander';
import { formatError, YektaError } from '../config/errors/yekta-error.ts';
import { toStoredError } from '../pipeline/stored-error.ts';
import { addCheckCommand } from './commands/check.ts';
import { addDigestCommand } from './commands/digest.ts';
import { addExportCommand } from './commands/export.ts';
import { addInitCommand } from './commands/init.ts';
import { addShowCommand } from './commands/show.ts';
import { addStatusCommand } from './commands/status.ts';
import { addSyncCommand } from './commands/sync.ts';
import { addTrainCommand } from './commands/train.ts';
import { addWorkerCommand } from './commands/worker.ts';
import { exitCodeOfError, exitCodes } from './exit-codes.ts';
import type { Console } from './output/console.ts';

/** Runs the command line and returns the exit code; errors become one clear line on standard error. */
export async function runProgram(argv: readonly string[], out: Console): Promise<number> {
  process.exitCode = exitCodes.ok;
  try {
    await buildProgram(out).parseAsync([...argv]);
    return Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (error instanceof YektaError) {
      out.note(formatError(error));
      return exitCodeOfError(error.code);
    }
    const { code, message } = toStoredError(error);
    out.note(`${code}: ${message}`);
    return exitCodes.failed;
  }
}

function buildProgram(out: Console): Command {
  const program = new Command('yekta')
    .description('One trustworthy golden record per customer, from sources that disagree.')
    .version('0.1.0')
    .showHelpAfterError('Run with --help for the commands and their options.')
    .exitOverride();
  for (const add of [
    addInitCommand,
    addCheckCommand,
    addSyncCommand,
    addWorkerCommand,
    addStatusCommand,
    addShowCommand,
    addExportCommand,
    addTrainCommand,
    addDigestCommand,
  ]) {
    add(program, out);
  }
  return program;
}
