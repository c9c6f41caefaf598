import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { work } from '../../jobs/worker.ts';
import { exitCodes } from '../exit-codes.ts';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import { openProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface WorkerOptions extends GlobalOptions {
  readonly concurrency: number;
}

export function addWorkerCommand(program: Command, out: Console): void {
  program
    .command('worker')
    .description('Work on the steps that syncs of this project enqueue, until stopped.')
    .addOption(configOption())
    .addOption(jsonOption())
    .option('--concurrency <n>', 'steps to work on at the same time', positiveInteger, 2)
    .addHelpText(
      'after',
      `
Start as many as you like, on any machine that reaches the same Postgres (DATABASE_URL), the same Redis when
REDIS_URL is set, and the same files.

Examples:
  $ yekta worker
  $ DATABASE_URL=postgres://db/yekta yekta worker --concurrency 4`,
    )
    .action(async ({ config, json, concurrency }: WorkerOptions) => {
      const project = await openProject(config);
      await withInterrupt(out, (signal) =>
        project.withPipeline(signal, out.note, async (context, queue) => {
          if (json) out.printJson({ project: project.config.project, concurrency, pid: process.pid });
          else out.print(`Working for project ${project.config.project}; Ctrl-C stops after the step at work.`);
          await work(context, queue, concurrency, ({ run, step, source }) => {
            if (json) out.printJson({ run, step, source });
            else out.print(`run ${run}: ${source === null ? '' : `${source} `}${step}`);
          });
        }),
      );
      process.exitCode = exitCodes.ok;
    });
}

export function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It has to be a positive whole number.');
  return Number(text);
}
