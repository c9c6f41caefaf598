import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { probeFile } from '../../connectors/probe-file.ts';
import { configText } from '../init/config-text.ts';
import { proposeSource, type SourceProposal } from '../init/propose-source.ts';
import { freeName, projectName, sourceName } from '../init/source-name.ts';
import { withInterrupt } from '../interrupt.ts';
import { proposalJson } from '../json/proposal-json.ts';
import type { Console } from '../output/console.ts';
import { countOf } from '../output/numbers.ts';
import { type GlobalOptions, jsonOption } from './options.ts';

interface InitOptions extends Pick<GlobalOptions, 'json'> {
  readonly output: string;
  readonly force?: true;
}

export function addInitCommand(program: Command, out: Console): void {
  program
    .command('init')
    .description('Write a commented yekta.yaml from the files it is pointed at.')
    .argument('<files...>', '.xlsx, .csv, .tsv or .txt files; one source each')
    .option('-o, --output <file>', 'file to write', 'yekta.yaml')
    .option('--force', 'replace the file when it exists')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
It proposes a field for every column, from its header (Persian or English) and from its values, and says why.

Examples:
  $ yekta init sales.xlsx accounting.csv
  $ yekta init data/*.csv -o shop/yekta.yaml`,
    )
    .action(async (files: string[], options: InitOptions) => {
      const output = resolve(options.output);
      if (existsSync(output) && !options.force) {
        throw new YektaError('cli.usage', `${options.output} exists already.`, {
          remedy: 'Name another file with --output, or replace it with --force.',
        });
      }
      const sources = await withInterrupt(out, (signal) => proposeSources(files, dirname(output), signal));
      const project = projectName(dirname(output));
      await write(output, configText({ project, locale: localeOf(sources), country: COUNTRY, sources }));
      if (options.json) out.printJson({ file: options.output, project, sources: sources.map(proposalJson) });
      else {
        out.print(`${options.output}: ${countOf(sources.length, 'source')}`);
        for (const source of sources) out.print(summary(source));
        out.print('Read it through, then run `yekta check` and `yekta sync`.');
      }
    });
}

async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new YektaError('cli.usage', `The file ${file} cannot be written (${code}).`, {
      cause,
      remedy: 'Name another file with --output.',
    });
  }
}

/** Region whose identifiers and phones are looked for; people change it in the file. */
const COUNTRY = 'IR';

async function proposeSources(
  files: readonly string[],
  baseFolder: string,
  signal: AbortSignal,
): Promise<readonly SourceProposal[]> {
  const names = new Set<string>();
  const proposals: SourceProposal[] = [];
  for (const file of files) {
    const location = relative(baseFolder, resolve(file)).split(sep).join('/');
    const name = freeName(sourceName(file), names);
    names.add(name);
    const probe = await probeFile(location, { baseFolder, source: name }, signal);
    proposals.push(proposeSource(name, location, probe, COUNTRY));
  }
  return proposals;
}

/** Persian when any column is. */
function localeOf(sources: readonly SourceProposal[]): string {
  const columns = sources.flatMap(({ fields, unused }) => [...fields.flatMap((field) => field.columns), ...unused]);
  return columns.some(({ column }) => /\p{Script=Arabic}/u.test(column)) ? `fa-${COUNTRY}` : `en-${COUNTRY}`;
}

function summary({ name, key, fields, amounts, unused }: SourceProposal): string {
  const columns = new Set(fields.flatMap((field) => field.columns)).size;
  const keyed = key === null ? 'no key found' : `key "${key.column}"`;
  return `  ${name}: ${keyed}, ${countOf(columns, 'column')} mapped to ${countOf(fields.length, 'field')}, ${amounts.length + unused.length} left out`;
}
