import type { Command } from 'commander';
import type { PlanReport } from '../../matching/plan/plan-report.ts';
import { planFiles } from '../../pipeline/files/plan-files.ts';
import { planOnWarehouse } from '../../pipeline/plan-on-warehouse.ts';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import { stageProgress } from '../output/stage-progress.ts';
import { planJson } from '../plan/plan-json.ts';
import { planLines } from '../plan/plan-lines.ts';
import { openOfflineProject, openProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface PlanOptions extends GlobalOptions {
  readonly showValues?: boolean;
}

export function addPlanCommand(program: Command, out: Console): void {
  program
    .command('plan')
    .description('Show how records are matched: comparisons, excluded values, blocking rules and what each brings.')
    .argument('[file]', 'read the sources of this configuration, instead of the records in the warehouse')
    .addOption(configOption())
    .option('--show-values', 'show the excluded values: personal data')
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
    .action(async (file: string | undefined, { config, json, showValues = false }: PlanOptions) => {
      const report = file === undefined ? await planWarehouse(config, out) : await planSources(file, out);
      if (json) out.printJson(planJson(report, showValues));
      else for (const line of planLines(report, showValues)) out.print(line);
    });
}

async function planWarehouse(file: string, out: Console): Promise<PlanReport> {
  const project = await openOfflineProject(file);
  const progress = stageProgress(out);
  return withInterrupt(out, (signal) =>
    project.withWarehouse((warehouse) =>
      planOnWarehouse({ ...project, warehouse, signal, onStage: progress.begin, onProgress: progress.update }),
    ),
  ).finally(progress.end);
}

async function planSources(file: string, out: Console): Promise<PlanReport> {
  const project = await openProject(file);
  const progress = stageProgress(out);
  return withInterrupt(out, (signal) =>
    planFiles({
      ...project,
      signal,
      onStage: progress.begin,
      onProgress: (_, done, total) => progress.update(done, total),
      onMatched: progress.update,
    }),
  ).finally(progress.end);
}
