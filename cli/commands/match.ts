import { type Command, InvalidArgumentError, Option } from 'commander';
import { formatError, YektaError } from '../../config/errors/yekta-error.ts';
import type { Language } from '../../matching/explain/language.ts';
import {
  type CandidateCustomer,
  createOnDemandMatcher,
  type OnDemandMatcher,
} from '../../pipeline/on-demand/match-on-demand.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { languageOption } from '../decisions/decide-options.ts';
import { exitCodes } from '../exit-codes.ts';
import { candidateJson } from '../json/match-json.ts';
import { lineHeading, type MatchStyle, matchLines } from '../match/match-lines.ts';
import { type Query, queriesOfFile, queryOfText } from '../match/read-queries.ts';
import type { Console } from '../output/console.ts';
import { type OfflineProject, openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface MatchCommandOptions extends GlobalOptions {
  readonly file?: string;
  readonly source?: string;
  readonly limit: number;
  readonly minProbability?: number;
  readonly evidence?: true;
  readonly lang: Language;
}

export function addMatchCommand(program: Command, out: Console): void {
  program
    .command('match')
    .description('Find the customers that given values may be about, by the result of the last sync.')
    .argument('[values]', 'a JSON object of values by field, such as {"full_name": "Ali Rezaei"}')
    .option('--file <jsonl>', 'a file with one such object per line, in place of the argument')
    .option('--source <name>', 'the values are by the columns of this source')
    .addOption(new Option('-n, --limit <n>', 'how many customers at most').argParser(toLimit).default(10))
    .addOption(
      new Option(
        '--min-probability <p>',
        'least probability, from 0 to 1; default: the one from which people are asked',
      ).argParser(toProbability),
    )
    .option('--evidence', 'tell why, in sentences')
    .addOption(languageOption())
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
\`same\`: a sync would join the values with this customer. \`possible\`: it would ask a person. Nothing is changed.

Examples:
  $ yekta match '{"full_name": "Ali Rezaei", "phone": "09121234567"}'
  $ yekta match '{"full_name": "علی رضایی", "city": "تهران"}' --min-probability 0.2 --evidence --lang fa
  $ yekta match '{"نام": "علی", "موبایل": "09121234567"}' --source sales
  $ yekta match --file leads.jsonl --limit 1 --json`,
    )
    .action(async (values: string | undefined, options: MatchCommandOptions) => {
      const queries = await readQueries(values, options);
      const project = await openOfflineProject(options.config);
      process.exitCode = await project.withWarehouse((warehouse) =>
        matchQueries(project, warehouse, queries, options, out),
      );
    });
}

function readQueries(values: string | undefined, { file }: MatchCommandOptions): Promise<readonly Query[]> {
  if ((values === undefined) === (file === undefined)) {
    throw new YektaError('cli.usage', 'Either values or --file is needed.', { remedy: 'See `yekta match --help`.' });
  }
  return file === undefined ? Promise.resolve([queryOfText(values!)]) : queriesOfFile(file);
}

/** What a query came to. */
interface Answer {
  readonly line: number | null;
  readonly outcome: readonly CandidateCustomer[] | YektaError;
}

async function matchQueries(
  { config, profile }: OfflineProject,
  warehouse: Warehouse,
  queries: readonly Query[],
  { file, source, limit, minProbability, evidence, lang, json }: MatchCommandOptions,
  out: Console,
): Promise<number> {
  const { matchIndex: index, matches, decisions, normalized } = warehouse;
  const { match } = createOnDemandMatcher({ index, matches, decisions, normalized, config, profile });
  const options = {
    limit,
    ...(source === undefined ? {} : { source }),
    ...(minProbability === undefined ? {} : { minProbability }),
  };
  const answers: Answer[] = [];
  for (const query of queries) answers.push(await answer(query, file, match, options));
  const found = answers.flatMap(({ outcome }) => (outcome instanceof YektaError ? [] : outcome));
  const refs = await decisions.refsOf(found.flatMap(({ records }) => records));
  const style: MatchStyle = {
    language: lang,
    evidence: evidence === true,
    nameOf: (record) => {
      const ref = refs.get(record);
      return ref === undefined ? '' : `${ref.source}:${ref.key}`;
    },
  };
  if (json) {
    const values = answers.map(({ line, outcome }) => ({
      ...(line === null ? {} : { line }),
      ...(outcome instanceof YektaError
        ? { error: outcome.code }
        : { candidates: outcome.map((candidate) => candidateJson(candidate, profile, style)) }),
    }));
    out.printJson(file === undefined ? values[0] : values);
  } else {
    for (const { line, outcome } of answers) {
      if (outcome instanceof YektaError) continue;
      if (line !== null) out.print(lineHeading(line, lang));
      for (const text of matchLines(outcome, profile, style)) out.print(line === null ? text : `  ${text}`);
    }
  }
  const errors = answers.flatMap(({ outcome }) => (outcome instanceof YektaError ? [outcome] : []));
  for (const error of errors) out.note(formatError(error));
  return errors.length === 0 ? exitCodes.ok : exitCodes.partial;
}

/** A bad line of a file does not stop the others. */
async function answer(
  { line, values }: Query,
  file: string | undefined,
  match: OnDemandMatcher,
  options: Parameters<OnDemandMatcher>[1],
): Promise<Answer> {
  try {
    return { line, outcome: await match(values(), options) };
  } catch (error) {
    if (line === null || !(error instanceof YektaError) || error.code !== 'match.invalid_values') throw error;
    const place = { ...(file === undefined ? {} : { file }), line };
    const { message, remedy } = error;
    return {
      line,
      outcome: new YektaError(error.code, message, { place, ...(remedy === undefined ? {} : { remedy }) }),
    };
  }
}

function toLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

function toProbability(text: string): number {
  const probability = Number(text);
  if (text.trim() !== '' && probability > 0 && probability < 1) return probability;
  throw new InvalidArgumentError('It must be a number between 0 and 1.');
}
