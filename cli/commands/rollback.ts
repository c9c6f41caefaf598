import { type Command, InvalidArgumentError } from 'commander';
import type { Language } from '../../matching/explain/language.ts';
import type { RollbackReport } from '../../pipeline/ports/rollback-store.ts';
import { type RunId, type RunReport, toRunId } from '../../pipeline/ports/run-store.ts';
import { authorOf, languageOption } from '../decisions/decide-options.ts';
import { exitCodeOfRun } from '../exit-codes.ts';
import { runJson } from '../json/run-json.ts';
import type { Console } from '../output/console.ts';
import { openProject } from '../project.ts';
import { rollbackWords } from '../rollback/rollback-words.ts';
import { syncProject } from '../sync-project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface RollbackOptions extends GlobalOptions {
  readonly reason: string;
  readonly lift?: true;
  readonly by?: string;
  readonly lang: Language;
}

export function addRollbackCommand(program: Command, out: Console): void {
  program
    .command('rollback')
    .description('Take back what a run published: its records are set aside, and customers are published without them.')
    .argument('<run>', 'number of the run, as `yekta status` lists it', toRun)
    .requiredOption('--reason <text>', 'why; it is kept')
    .option('--lift', 'take the rollback of the run back')
    .option('--by <name>', 'who rolls back; default: the user of the operating system')
    .addOption(languageOption())
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
New and changed records of the run, and deletions that it found, are set aside; a model that it was the first to use makes
room for the former one. What follows is published as new events: nothing is removed from the history. Decisions of people
and the configuration stay as they are. The sources are not read; what they go on saying stays set aside until it changes.

Examples:
  $ yekta rollback 12 --reason "the export of accounts was cut off"
  $ yekta rollback 12 --lift --reason "it was right after all" --by sara
  $ yekta rollback 12 --reason "wrong file" --json`,
    )
    .action(async (run: RunId, options: RollbackOptions) => {
      process.exitCode = await rollBack(run, options, out);
    });
}

async function rollBack(run: RunId, options: RollbackOptions, out: Console): Promise<number> {
  const project = await openProject(options.config);
  const wish = { run, reason: options.reason, author: authorOf(options) };
  let done: RollbackReport | null = null;
  return syncProject(
    project,
    out,
    async ({ report }) => {
      if (options.json) out.printJson({ ...rollbackJson(done!, options), run: runJson(report) });
      else for (const line of rollbackLines(done!, report, options)) out.print(line);
      return exitCodeOfRun(report.status);
    },
    ({ warehouse: { rollbacks } }) => ({
      read: false,
      prepare: async () => {
        done = await (options.lift ? rollbacks.lift(wish) : rollbacks.rollBack(wish));
      },
    }),
  );
}

function rollbackJson({ run, ...counts }: RollbackReport, { lift }: RollbackOptions): object {
  return { rolled_back: run, lifted: lift ?? false, ...counts };
}

function rollbackLines(
  report: RollbackReport,
  { status, steps }: RunReport,
  { lift, lang }: RollbackOptions,
): readonly string[] {
  const { gone, returned, model } = report;
  const published = steps.find(({ step }) => step === 'publish');
  return [
    (lift ? rollbackWords.lifted(report) : rollbackWords.rolledBack(report))[lang],
    ...(gone + returned === 0 ? [] : [rollbackWords.records(gone, returned)[lang]]),
    ...(model === null ? [] : [rollbackWords.model(model)[lang]]),
    published?.status === 'done' ? rollbackWords.published(published.counts)[lang] : rollbackWords.unpublished[lang],
    ...(status === 'partial'
      ? steps.flatMap(({ source, error }) => (error === null ? [] : [`${source}: ${error.message}`]))
      : []),
  ];
}

function toRun(text: string): RunId {
  const run = Number(text);
  if (Number.isInteger(run) && run > 0) return toRunId(run);
  throw new InvalidArgumentError('It is the number of a run.');
}
