import { type Command, Option } from 'commander';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { thresholdChart } from '../../matching/evaluate/chart-points.ts';
import { SVG_CHART_STEPS, svgChart } from '../../matching/evaluate/svg-chart.ts';
import { evaluationJson } from '../evaluate/evaluation-json.ts';
import { evaluationLines } from '../evaluate/evaluation-lines.ts';
import { readModel } from '../evaluate/read-model.ts';
import { type EvaluationReport, runEvaluation } from '../evaluate/run-evaluation.ts';
import { exitCodes } from '../exit-codes.ts';
import { replaceFile } from '../export/replace-file.ts';
import { writeText } from '../export/write-text.ts';
import type { Console } from '../output/console.ts';
import { openProject } from '../project.ts';
import { jsonOption, threadsOption } from './options.ts';

interface EvaluateOptions {
  readonly truth?: string;
  readonly labels?: string;
  readonly health?: true;
  readonly model?: string;
  readonly chart?: string;
  readonly showValues?: true;
  readonly threads?: number;
  readonly json?: true;
}

export function addEvaluateCommand(program: Command, out: Console): void {
  program
    .command('evaluate')
    .description('Match the sources without a warehouse and measure the result against a truth.')
    .argument('[config]', 'configuration file', 'yekta.yaml')
    .option('--truth <file>', 'CSV with the columns source, key and entity')
    .option('--labels <file>', 'labelled pairs, as `yekta sample` writes them')
    .option('--health', 'only what can be told without truth')
    .option('--model <file>', 'JSON of a model; else one is trained on the records')
    .addOption(new Option('--chart <file>', 'write the threshold chart as SVG; needs --truth'))
    .option('--show-values', 'show the compared values of the examples: personal data')
    .addOption(threadsOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Nothing is stored: files in, figures out. Keys are those of \`yekta show source:key\`.

Examples:
  $ yekta evaluate --truth truth.csv
  $ yekta evaluate shop/yekta.yaml --truth truth.csv --chart thresholds.svg --json
  $ yekta evaluate --labels labels.csv
  $ yekta evaluate --health`,
    )
    .action(async (config: string, options: EvaluateOptions) => {
      checkOptions(options);
      const project = await openProject(config);
      const report = await runEvaluation(
        project,
        {
          truth: options.truth ?? null,
          labels: options.labels ?? null,
          model: options.model === undefined ? null : await readModel(options.model),
          threads: options.threads,
        },
        out,
      );
      if (options.chart !== undefined) await writeChart(options.chart, report);
      const showValues = options.showValues ?? false;
      if (options.json) out.printJson(evaluationJson(report, showValues));
      else for (const line of evaluationLines(report, showValues)) out.print(line);
      process.exitCode = noteBrokenFiles(report, out) ? exitCodes.partial : exitCodes.ok;
    });
}

function checkOptions({ truth, labels, health, chart }: EvaluateOptions): void {
  if (truth === undefined && labels === undefined && health === undefined) {
    throw new YektaError('cli.usage', 'There is nothing to measure against.', {
      remedy: 'Give --truth <file>, --labels <file> or --health.',
    });
  }
  if (chart !== undefined && truth === undefined) {
    throw new YektaError('cli.usage', 'The threshold chart needs --truth.');
  }
}

async function writeChart(file: string, { evaluation, threshold }: EvaluationReport): Promise<void> {
  if (evaluation === null) return;
  const chart = thresholdChart(evaluation.curve, threshold, evaluation.best?.weight ?? null, SVG_CHART_STEPS);
  await replaceFile(file, (stream) => writeText(stream, svgChart(chart)));
}

/** What could not be read is missing from the figures; true when there is any. */
function noteBrokenFiles({ files }: EvaluationReport, out: Console): boolean {
  const broken = files.sources.flatMap(({ source, brokenFiles }) => brokenFiles.map((file) => ({ source, ...file })));
  for (const { source, file, error } of broken)
    out.note(`${error!.code}: source ${source}, ${file}: ${error!.message}`);
  return broken.length > 0;
}
