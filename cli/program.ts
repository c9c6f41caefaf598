import { Command } from 'commander';
import { exitCodes } from './exit-codes.ts';
import type { Console } from './output/console.ts';
import { runMain } from './run-main.ts';

/** Runs the command line and returns the exit code. */
export function runProgram(argv: readonly string[], out: Console): Promise<number> {
  return runMain(async () => {
    process.exitCode = exitCodes.ok;
    const program = buildProgram(out);
    for (const load of commandsFor(argv[2])) (await load())(program, out);
    await program.parseAsync([...argv]);
    return Number(process.exitCode);
  }, out);
}

type AddCommand = (program: Command, out: Console) => void;

const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  init: async () => (await import('./commands/init.ts')).addInitCommand,
  check: async () => (await import('./commands/check.ts')).addCheckCommand,
  sync: async () => (await import('./commands/sync.ts')).addSyncCommand,
  worker: async () => (await import('./commands/worker.ts')).addWorkerCommand,
  status: async () => (await import('./commands/status.ts')).addStatusCommand,
  show: async () => (await import('./commands/show.ts')).addShowCommand,
  why: async () => (await import('./commands/why.ts')).addWhyCommand,
  explain: async () => (await import('./commands/explain.ts')).addExplainCommand,
  match: async () => (await import('./commands/match.ts')).addMatchCommand,
  changes: async () => (await import('./commands/changes.ts')).addChangesCommand,
  conflicts: async () => (await import('./commands/conflicts.ts')).addConflictsCommand,
  holds: async () => (await import('./commands/holds.ts')).addHoldsCommand,
  release: async () => (await import('./commands/release.ts')).addReleaseCommand,
  decide: async () => (await import('./commands/decide.ts')).addDecideCommand,
  unmerge: async () => (await import('./commands/unmerge.ts')).addUnmergeCommand,
  undo: async () => (await import('./commands/undo.ts')).addUndoCommand,
  decisions: async () => (await import('./commands/decisions.ts')).addDecisionsCommand,
  rollback: async () => (await import('./commands/rollback.ts')).addRollbackCommand,
  export: async () => (await import('./commands/export.ts')).addExportCommand,
  erase: async () => (await import('./commands/erase.ts')).addEraseCommand,
  erasures: async () => (await import('./commands/erasures.ts')).addErasuresCommand,
  plan: async () => (await import('./commands/plan.ts')).addPlanCommand,
  train: async () => (await import('./commands/train.ts')).addTrainCommand,
  preview: async () => (await import('./commands/preview.ts')).addPreviewCommand,
  evaluate: async () => (await import('./commands/evaluate.ts')).addEvaluateCommand,
  sample: async () => (await import('./commands/sample.ts')).addSampleCommand,
  digest: async () => (await import('./commands/digest.ts')).addDigestCommand,
  rebuild: async () => (await import('./commands/rebuild.ts')).addRebuildCommand,
};

/** Of the command that is called; loading all takes longer than most of them do. All, for their help, when it is none of them. */
function commandsFor(name = ''): readonly (typeof commands)[string][] {
  return Object.hasOwn(commands, name) ? [commands[name]!] : Object.values(commands);
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
