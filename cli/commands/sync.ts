import type { Command } from 'commander';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import type { SyncCommandOptions } from '../run-sync.ts';
import { withServerAhead } from '../server-ahead.ts';
import { configOption, jsonOption } from './options.ts';

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
  return withServerAhead(options.config, async (server) => {
    const run = await withInterrupt(out, async (signal) => {
      const loaded = await import('../run-sync.ts');
      signal.throwIfAborted();
      return loaded.runSync;
    });
    return run(options, server, out);
  });
}
