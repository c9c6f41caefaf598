import { resolve } from 'node:path';
import type { Command } from 'commander';
import { matchingFingerprint } from '../../config/fingerprints.ts';
import { threadedMatcher } from '../../jobs/match-threads/threaded-matcher.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { type Training, trainOnWarehouse } from '../../pipeline/train-on-warehouse.ts';
import { readLabels } from '../evaluate/read-labels.ts';
import { replaceFile } from '../export/replace-file.ts';
import { withInterrupt } from '../interrupt.ts';
import { trainingJson } from '../json/training-json.ts';
import type { Console } from '../output/console.ts';
import { countOf } from '../output/numbers.ts';
import { type OfflineProject, openOfflineProject } from '../project.ts';
import { changeSamples } from '../train/change-samples.ts';
import { findLabelled } from '../train/find-labelled.ts';
import { answerLines, effectLines } from '../train/training-lines.ts';
import { configOption, type GlobalOptions, jsonOption, threadsOption } from './options.ts';

interface TrainOptions extends GlobalOptions {
  readonly apply?: true;
  readonly out?: string;
  readonly labels?: string;
  readonly threads?: number;
}

export function addTrainCommand(program: Command, out: Console): void {
  program
    .command('train')
    .description('Train a new matching model on the records in the warehouse, and show what it would change.')
    .addOption(configOption())
    .addOption(jsonOption())
    .option('--apply', 'store the new model; the next sync uses it')
    .option(
      '--out <file>',
      'write the new model as readable JSON (it holds personal data: names and their frequencies)',
    )
    .option('--labels <file>', 'labelled pairs, as `yekta sample` writes them; they refine the model')
    .addOption(threadsOption())
    .addHelpText(
      'after',
      `
The model (weights, value frequencies, generic values) is made once, by the first sync, and changed only by this
command with --apply or by a change of the matching configuration, never by a nightly sync. A configuration without a
model gets the new one at once.

Answers of people refine the model where there are ten or more: decisions in the warehouse, and labels.

Examples:
  $ yekta train
  $ yekta train --apply
  $ yekta train --labels labels.csv
  $ yekta train --out model.json --json`,
    )
    .action(async (options: TrainOptions) => {
      const project = await openOfflineProject(options.config);
      await withInterrupt(out, (signal) =>
        project.withWarehouse(async (warehouse) => {
          const matcher = threadedMatcher({ threads: options.threads, onTrouble: out.note });
          const pairs = options.labels === undefined ? [] : await readLabels(options.labels);
          const labels = await findLabelled(warehouse, pairs);
          const training = await trainOnWarehouse({ ...project, warehouse, labels, matcher, signal });
          if (options.out !== undefined) {
            await warehouse.erasures.noteExport(resolve(options.out));
            await writeModel(options.out, training.model);
          }
          await report(project, warehouse, training, options, out);
        }),
      );
    });
}

/** Changes of each kind that are shown. */
const SAMPLES = 5;

async function report(
  { config, profile }: OfflineProject,
  warehouse: Warehouse,
  training: Training,
  { apply, json }: TrainOptions,
  out: Console,
): Promise<void> {
  const { model, stored, answers, effect } = training;
  const isStored = stored === null || (apply === true && effect !== null);
  const kept = isStored ? await warehouse.matches.saveModel(matchingFingerprint(config), model) : null;
  const samples = effect === null ? null : await changeSamples(warehouse, effect.customers, SAMPLES);
  if (json) {
    out.printJson(trainingJson(training, kept?.id ?? null, samples));
    return;
  }
  const size = `${countOf(model.comparisons.length, 'comparison')} on ${countOf(model.trainedOn, 'record')}`;
  out.print(stored === null ? `The first model of this configuration: ${size}.` : `New model: ${size}.`);
  for (const line of answerLines(answers)) out.print(line);
  if (effect !== null && samples !== null) for (const line of effectLines(effect, samples, profile)) out.print(line);
  if (kept !== null) out.print(`Stored as model ${kept.id}; the next sync uses it.`);
  else if (effect === null) out.print(`It is the same as the stored model ${stored?.id}; nothing to store.`);
  else out.print('Nothing was stored; `yekta train --apply` stores the new model.');
}

async function writeModel(file: string, model: MatchModel): Promise<void> {
  await replaceFile(file, async (stream) => {
    stream.write(`${JSON.stringify(model, null, 2)}\n`);
  });
}
