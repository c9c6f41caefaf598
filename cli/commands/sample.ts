import { stdin } from 'node:process';
import { type Command, InvalidArgumentError } from 'commander';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { Profile } from '../../matching/profile.ts';
import { readModel } from '../evaluate/read-model.ts';
import type { Console } from '../output/console.ts';
import { countOf } from '../output/numbers.ts';
import { openProject } from '../project.ts';
import { ask } from '../sample/ask.ts';
import { appendLabel, existingLabels } from '../sample/label-file.ts';
import { pairLines } from '../sample/pair-lines.ts';
import { samplePairs } from '../sample/sample-pairs.ts';
import type { SampledPair, SampledRecord } from '../sample/sampled-pair.ts';
import { jsonOption } from './options.ts';

interface SampleOptions {
  readonly count: number;
  readonly output: string;
  readonly model?: string;
  readonly json?: true;
}

export function addSampleCommand(program: Command, out: Console): void {
  program
    .command('sample')
    .description('Ask about the pairs of records whose answers tell most, without showing what the model thinks.')
    .argument('[config]', 'configuration file', 'yekta.yaml')
    .option('-n, --count <pairs>', 'number of pairs', toCount, 20)
    .option('-o, --output <file>', 'CSV to which the answers are added; its pairs are not asked again', 'labels.csv')
    .option('--model <file>', 'JSON of a model; else one is trained on the records')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Keys: s same customer, d different, u unsure, q quit. Every answer is written at once. With --json the pairs are printed
instead of asked. Nothing else is stored, and no warehouse is needed.

Examples:
  $ yekta sample
  $ yekta sample shop/yekta.yaml --count 50 --output labels.csv
  $ yekta sample --json
  $ yekta evaluate --labels labels.csv`,
    )
    .action(async (config: string, options: SampleOptions) => {
      if (!options.json && !(out.interactive && stdin.isTTY)) {
        throw new YektaError('cli.usage', 'Pairs can be asked about only at a terminal.', {
          remedy: 'Use --json to print them.',
        });
      }
      const project = await openProject(config);
      const pairs = await samplePairs(
        project,
        {
          count: options.count,
          model: options.model === undefined ? null : await readModel(options.model),
          labelled: await existingLabels(options.output),
        },
        out,
      );
      if (options.json) out.printJson({ pairs: pairs.map(({ a, b }) => ({ a: recordJson(a), b: recordJson(b) })) });
      else await askAbout(pairs, options.output, project.profile, out);
    });
}

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return count;
}

async function askAbout(pairs: readonly SampledPair[], file: string, profile: Profile, out: Console): Promise<void> {
  let answered = 0;
  for (const [index, pair] of pairs.entries()) {
    out.print();
    out.print(`${index + 1} of ${pairs.length}`);
    for (const line of pairLines(pair, profile)) out.print(line);
    out.note('One customer? s same, d different, u unsure, q quit');
    const answer = await ask(stdin);
    if (answer === 'quit') break;
    await appendLabel(file, pair, answer);
    out.note(answer);
    answered++;
  }
  out.print();
  out.print(
    pairs.length === 0
      ? 'No pair is uncertain that has no answer yet.'
      : `${file}: ${countOf(answered, 'answer')} added`,
  );
}

function recordJson({ source, key, fields }: SampledRecord): object {
  return {
    source,
    key,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, values]) => [name, values!.map(({ value, raw }) => value || raw)]),
    ),
  };
}
