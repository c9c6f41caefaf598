import { Command } from 'commander';
import { addChangesCommand } from './commands/changes.ts';
import { addCheckCommand } from './commands/check.ts';
import { addConflictsCommand } from './commands/conflicts.ts';
import { addDecideCommand } from './commands/decide.ts';
import { addDecisionsCommand } from './commands/decisions.ts';
import { addDigestCommand } from './commands/digest.ts';
import { addEraseCommand } from './commands/erase.ts';
import { addErasuresCommand } from './commands/erasures.ts';
import { addEvaluateCommand } from './commands/evaluate.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addExportCommand } from './commands/export.ts';
import { addHoldsCommand } from './commands/holds.ts';
import { addInitCommand } from './commands/init.ts';
import { addMatchCommand } from './commands/match.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addPreviewCommand } from './commands/preview.ts';
import { addRebuildCommand } from './commands/rebuild.ts';
import { addReleaseCommand } from './commands/release.ts';
import { addRollbackCommand } from './commands/rollback.ts';
import { addSampleCommand } from './commands/sample.ts';
import { addShowCommand } from './commands/show.ts';
import { addStatusCommand } from './commands/status.ts';
import { addSyncCommand } from './commands/sync.ts';
import { addTrainCommand } from './commands/train.ts';
import { addUndoCommand } from './commands/undo.ts';
import { addUnmergeCommand } from './commands/unmerge.ts';
import { addWhyCommand } from './commands/why.ts';
import { addWorkerCommand } from './commands/worker.ts';
import { exitCodes } from './exit-codes.ts';
import type { Console } from './output/console.ts';
import { runMain } from './run-main.ts';

/** Runs the command line and returns the exit code. */
export function runProgram(argv: readonly string[], out: Console): Promise<number> {
  return runMain(async () => {
    process.exitCode = exitCodes.ok;
    await buildProgram(out).parseAsync([...argv]);
    return Number(process.exitCode);
  }, out);
}

function buildProgram(out: Console): Command {
  const program = new Command('yekta')
    .description('One trustworthy golden record per customer, from sources that disagree.')
    .version('0.1.0')
    .configureOutput({
      writeOut: (text) => out.print(text.trimEnd()),
      writeErr: (text) => out.note(text.trimEnd()),
      outputError: (text, write) => write(usageError(text)),
    })
    .exitOverride();
  for (const add of [
    addInitCommand,
    addCheckCommand,
    addSyncCommand,
    addWorkerCommand,
    addStatusCommand,
    addShowCommand,
    addWhyCommand,
    addExplainCommand,
    addMatchCommand,
    addChangesCommand,
    addConflictsCommand,
    addHoldsCommand,
    addReleaseCommand,
    addDecideCommand,
    addUnmergeCommand,
    addUndoCommand,
    addDecisionsCommand,
    addRollbackCommand,
    addExportCommand,
    addEraseCommand,
    addErasuresCommand,
    addPlanCommand,
    addTrainCommand,
    addPreviewCommand,
    addEvaluateCommand,
    addSampleCommand,
    addDigestCommand,
    addRebuildCommand,
  ]) {
    add(program, out);
  }
  return program;
}

/** One line, as every other error: `cli.usage: unknown option '--fast'. ...` */
function usageError(text: string): string {
  const said = text
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  return `cli.usage: ${said}. Run with --help for the commands and their options.`;
}
