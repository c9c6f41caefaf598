import { type Command, InvalidArgumentError, Option } from 'commander';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { Language } from '../../matching/explain/language.ts';
import { type QuestionKind, questionKinds } from '../../matching/queue/question.ts';
import { type ConflictFilter, type ConflictId, toConflictId } from '../../pipeline/ports/conflict-queue.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { conflictLines } from '../conflicts/conflict-lines.ts';
import { conflictViews } from '../conflicts/conflict-view.ts';
import { sentences } from '../conflicts/conflict-words.ts';
import { authorOf, languageOption } from '../decisions/decide-options.ts';
import { findSubject } from '../explain/subjects.ts';
import { conflictJson } from '../json/conflict-json.ts';
import type { Console } from '../output/console.ts';
import { type OfflineProject, openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface ConflictOptions extends GlobalOptions {
  readonly lang: Language;
}

interface ListOptions extends ConflictOptions {
  readonly kind?: QuestionKind;
  readonly assignee?: string;
  readonly customer?: string;
  readonly limit: number;
}

export function addConflictsCommand(program: Command, out: Console): void {
  const conflicts = program
    .command('conflicts')
    .description('List what waits for a person, the most urgent first; assign and close questions.')
    .addHelpText(
      'after',
      `
Without a command: list. Each takes --json. A decision (\`yekta decide\`) answers a question and closes it.

Examples:
  $ yekta conflicts
  $ yekta conflicts --kind possible_match --limit 5
  $ yekta conflicts --assignee sara --lang fa
  $ yekta conflicts assign 12 sara
  $ yekta conflicts close 12 --reason "Two brothers, I asked them"`,
    );
  addList(conflicts, out);
  addAssign(conflicts, out);
  addClose(conflicts, out);
}

function addList(conflicts: Command, out: Console): void {
  withCommon(conflicts.command('list', { isDefault: true }))
    .description('List open questions, the most urgent first, with their records side by side and the evidence.')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(questionKinds))
    .option('--assignee <name>', 'only those that are with this person')
    .option('--customer <customer>', 'only those about this customer: its id, or source:key of one of its records')
    .addOption(new Option('-n, --limit <n>', 'how many questions at most').argParser(toNumber).default(20))
    .addHelpText(
      'after',
      '\nExamples:\n  $ yekta conflicts\n  $ yekta conflicts --kind contradiction --assignee sara\n  $ yekta conflicts --customer sales:1024 --json',
    )
    .action(async (options: ListOptions) => {
      const project = await openOfflineProject(options.config);
      await project.withWarehouse((warehouse) => list(project, warehouse, options, out));
    });
}

async function list(
  { config, profile }: OfflineProject,
  warehouse: Warehouse,
  { json, kind, assignee, customer, limit, lang: language }: ListOptions,
  out: Console,
): Promise<void> {
  const id = customer === undefined ? null : (await findSubject({ warehouse, config }, customer)).customer;
  const filter: ConflictFilter = {
    ...(kind === undefined ? {} : { kind }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(id === null ? {} : { customer: id }),
  };
  const open = await warehouse.conflicts.count(filter);
  const views = await conflictViews(warehouse, config, profile, await warehouse.conflicts.open(filter, limit));
  if (json) {
    out.printJson({
      open,
      conflicts: views.map((view) => conflictJson(view, profile, language)),
    });
    return;
  }
  if (views.length === 0) out.print(sentences.nothing[language]);
  for (const [index, view] of views.entries()) {
    if (index > 0) out.print();
    const style = { language, timeZone: config.timeZone, width: out.width };
    for (const line of conflictLines(view, profile, style)) out.print(line);
  }
  const more = open - views.length;
  if (more > 0) for (const line of ['', sentences.more(more)[language]]) out.print(line);
}

function addAssign(conflicts: Command, out: Console): void {
  withCommon(conflicts.command('assign'))
    .description('Give an open question to a person, or take it back.')
    .argument('<id>', 'number of the question', toId)
    .argument('[name]', 'who is to answer it; without a name, nobody')
    .addHelpText('after', '\nExamples:\n  $ yekta conflicts assign 12 sara\n  $ yekta conflicts assign 12')
    .action(async (id: ConflictId, name: string | undefined, { config, json, lang }: ConflictOptions) => {
      const project = await openOfflineProject(config);
      const assignee = name ?? null;
      await project.withWarehouse(({ conflicts: queue }) => queue.assign(id, assignee));
      if (json) out.printJson({ id, assignee });
      else out.print((assignee === null ? sentences.toldFree(id) : sentences.toldAssigned(id, assignee))[lang]);
    });
}

function addClose(conflicts: Command, out: Console): void {
  withCommon(conflicts.command('close'))
    .description('Close an open question without a decision.')
    .argument('<id>', 'number of the question', toId)
    .requiredOption('--reason <text>', 'why nothing is to be decided; it is kept with the question')
    .option('--by <name>', 'who closes it; default: the user of the operating system')
    .addHelpText(
      'after',
      `
It is asked again only when what it is about changes. To answer it instead, decide: \`yekta decide --help\`.

Examples:
  $ yekta conflicts close 12 --reason "Two brothers, I asked them"
  $ yekta conflicts close 12 --reason "Not worth a call" --by sara --json`,
    )
    .action(
      async (
        id: ConflictId,
        { config, json, lang, reason, by }: ConflictOptions & { readonly reason: string; readonly by?: string },
      ) => {
        if (reason.trim() === '') throw new YektaError('cli.usage', 'The reason is empty.', { remedy: 'Say why.' });
        const project = await openOfflineProject(config);
        const author = authorOf(by === undefined ? {} : { by });
        await project.withWarehouse(({ conflicts: queue }) => queue.close(id, { reason, author }));
        if (json) out.printJson({ id, state: 'closed', reason, author });
        else out.print(sentences.toldClosed(id)[lang]);
      },
    );
}

function withCommon(command: Command): Command {
  return command.addOption(languageOption()).addOption(configOption()).addOption(jsonOption());
}

function toId(text: string): ConflictId {
  return toConflictId(toNumber(text.replace(/^#/, '')));
}

function toNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= Number.MAX_SAFE_INTEGER) return number;
  throw new InvalidArgumentError('It must be a whole number from 1.');
}
