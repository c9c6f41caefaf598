import type { Command } from 'commander';
import { exitCodeOfRun } from '../exit-codes.ts';
import { runJson, totalsJson } from '../json/run-json.ts';
import type { Console } from '../output/console.ts';
import { runReportLines } from '../output/run-report.ts';
import { openProject } from '../project.ts';
import { syncProject } from '../sync-project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface SyncCommandOptions extends GlobalOptions {
  /** False: everything is published. */
  readonly gate: boolean;
}

export function addSyncCommand(program: Command, out: Console): void {
  program
    .command('sync')
    .description('Read every source, match, merge, and publish the golden customers.')
    .option('--no-gate', 'publish everything, also what goes beyond the limits or is held')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  $ yekta sync                       one sync of ./yekta.yaml, with progress
  $ yekta sync -c shop/yekta.yaml    another project
  $ yekta sync --json > report.json  the report for a script
  $ yekta sync --no-gate             after a change of the rules that you have previewed

Exit codes: 0 done, 1 failed, 2 bad configuration, 3 published but a source or file failed
or changes are held (see yekta holds), 4 another sync is running, 130 stopped by Ctrl-C (the next sync continues).`,
    )
    .action(async (options: SyncCommandOptions) => {
      process.exitCode = await runSync(options, out);
    });
}

async function runSync(options: SyncCommandOptions, out: Console): Promise<number> {
  const project = await openProject(options.config);
  return syncProject(
    project,
    out,
    async ({ report, totals }) => {
      if (options.json) out.printJson({ ...runJson(report), totals: totalsJson(totals) });
      else for (const line of runReportLines(report, totals, project.profile)) out.print(line);
      return exitCodeOfRun(report.status);
    },
    () => ({ gate: options.gate }),
  );
}
