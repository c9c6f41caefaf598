import type { Command } from 'commander';
import { threadedMatcher } from '../../jobs/match-threads/threaded-matcher.ts';
import type { PlanReport } from '../../matching/plan/plan-report.ts';
import { planFiles } from '../../pipeline/files/plan-files.ts';
import { planOnWarehouse } from '../../pipeline/plan-on-warehouse.ts';
import type { Matcher } from '../../pipeline/ports/matcher.ts';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import { stageProgress } from '../output/stage-progress.ts';
import { planJson } from '../plan/plan-json.ts';
import { planLines } from '../plan/plan-lines.ts';
import { openOfflineProject, openProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption, threadsOption } from './options.ts';

interface PlanOptions extends GlobalOptions {
  readonly showValues?: boolean;
  readonly threads?: number;
}

export function addPlanCommand(program: Command, out: Console): void {
  program
    .command('plan')
    .description('Show how records are matched: comparisons, excluded values, blocking rules and what each brings.')
    .argument('[file]', 'read the sources of this configuration, instead of the records in the warehouse')
    .addOption(configOption())
    .option('--show-values', 'show the excluded values: personal data')
    .addOption(threadsOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Nothing is stored. Rules are changed under matching.blocking in the configuration.

Examples:
  $ yekta plan
  $ yekta plan shop/yekta.yaml
  $ yekta plan --show-values --json`,
    )
    .action(async (file: string | undefined, { config, json, showValues = false, threads }: PlanOptions) => {
      const matcher = threadedMatcher({ threads, onTrouble: out.note });
      const report =
        file === undefined ? await planWarehouse(config, matcher, out) : await planSources(file, matcher, out);
      if (json) out.printJson(planJson(report, showValues));
      else for (const line of planLines(report, showValues)) out.print(line);
    });
}

async function planWarehouse(file: string, matcher: Matcher, out: Console): Promise<PlanReport> {
  const project = await openOfflineProject(file);
  const progress = stageProgress(out);
  return withInterrupt(out, (signal) =>
    project.withWarehouse((warehouse) =>
      planOnWarehouse({ ...project, warehouse, matcher, signal, onStage: progress.begin, onProgress: progress.update }),
    ),
  ).finally(progress.end);
}

async function planSources(file: string, matcher: Matcher, out: Console): Promise<PlanReport> {
  const project = await openProject(file);
  const progress = stageProgress(out);
  return withInterrupt(out, (signal) =>
    planFiles({
      ...project,
      matcher,
      signal,
      onStage: progress.begin,
      onProgress: (_, done, total) => progress.update(done, total),
      onMatched: progress.update,
    }),
  ).finally(progress.end);
}
