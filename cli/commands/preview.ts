import { extname, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { threadedMatcher } from '../../jobs/match-threads/threaded-matcher.ts';
import { previewChanges } from '../../pipeline/preview/preview.ts';
import type { Preview } from '../../pipeline/preview/preview-result.ts';
import { withFrozen } from '../../warehouse/frozen/with-frozen.ts';
import { readModel } from '../evaluate/read-model.ts';
import { replaceFile } from '../export/replace-file.ts';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import { stageProgress } from '../output/stage-progress.ts';
import { previewPage } from '../preview/page/preview-page.ts';
import { previewJson } from '../preview/preview-json.ts';
import { previewLines } from '../preview/preview-lines.ts';
import type { ShownPreview } from '../preview/shown-preview.ts';
import { type OfflineProject, openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption, threadsOption } from './options.ts';

interface PreviewOptions extends GlobalOptions {
  readonly train?: true;
  readonly model?: string;
  readonly samples: number;
  readonly values: boolean;
  readonly out?: string;
  readonly threads?: number;
}

const MOST_SAMPLES = 1_000;

export function addPreviewCommand(program: Command, out: Console): void {
  program
    .command('preview')
    .description('Show what a changed configuration or model would change, before anything is written.')
    .addOption(configOption())
    .option('--train', 'with a model trained anew, as `yekta train --apply` would store it')
    .option('--model <file>', 'with the model of this file, as `yekta train --out` writes it')
    .option('--samples <n>', 'changes of each kind that are shown', toSamples, 5)
    .option('--no-values', 'leave out names and values of customers')
    .option(
      '--out <file>',
      'write a page (.html, to look at) or the details (.json) to a file (it holds personal data)',
    )
    .addOption(threadsOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The records in the warehouse are normalized, matched and merged in memory as this configuration says, and compared with what
is published. The sources are not read, and the database is asked to refuse every change meanwhile.

To compare a copy of the configuration, keep it beside yekta.yaml: state and database are found from there.

Examples:
  $ yekta preview
  $ yekta preview --config changed.yaml --out preview.html
  $ yekta preview --train --samples 20
  $ yekta preview --no-values --json`,
    )
    .action(async (options: PreviewOptions) => {
      const write = options.out === undefined ? null : writerOf(options.out);
      if (options.train && options.model !== undefined)
        throw new YektaError('cli.usage', '--train and --model exclude each other.', {
          remedy: 'Give one of them.',
        });
      const project = await openOfflineProject(options.config);
      const preview = await makePreview(project, options, out);
      const shown = { preview, profile: project.profile, showValues: options.values };
      if (write !== null) await write(shown);
      if (options.json) out.printJson(previewJson(shown));
      else if (options.out === undefined) for (const line of previewLines(shown)) out.print(line);
      else out.print(`${options.out}: ${previewLines(shown)[0]}`);
    });
}

async function makePreview(project: OfflineProject, options: PreviewOptions, out: Console): Promise<Preview> {
  const model = options.model === undefined ? null : await readModel(options.model);
  const matcher = threadedMatcher({ threads: options.threads, onTrouble: out.note });
  const progress = stageProgress(out);
  return withInterrupt(out, (signal) =>
    project.withWarehouse(async (warehouse) => {
      // An erasure names the files that hold what people said.
      if (options.out !== undefined && options.values) await warehouse.erasures.noteExport(resolve(options.out));
      return withFrozen(warehouse, (frozen) =>
        previewChanges({
          ...project,
          frozen,
          matcher,
          model: options.train ? 'train' : (model ?? 'stored'),
          now: new Date().toISOString(),
          samples: options.samples,
          signal,
          onStage: progress.begin,
          onProgress: progress.update,
        }),
      );
    }),
  ).finally(progress.end);
}

/** @throws YektaError `cli.usage` when the name does not tell the format */
function writerOf(file: string): (shown: ShownPreview) => Promise<void> {
  const text = { '.html': previewPage, '.json': jsonText }[extname(file).toLowerCase()];
  if (text === undefined)
    throw new YektaError('cli.usage', `The name ${file} does not tell what to write.`, {
      remedy: 'End it in .html or .json.',
    });
  return (shown) =>
    replaceFile(file, async (stream) => {
      stream.write(text(shown));
    });
}

const jsonText = (shown: ShownPreview): string => `${JSON.stringify(previewJson(shown), null, 2)}\n`;

function toSamples(text: string): number {
  const samples = Number(text);
  if (!Number.isInteger(samples) || samples < 0 || samples > MOST_SAMPLES)
    throw new InvalidArgumentError(`Give a whole number from 0 to ${MOST_SAMPLES}.`);
  return samples;
}
