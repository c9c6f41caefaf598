import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { anchorsOf } from '../../matching/decisions/anchors.ts';
import type { Language } from '../../matching/explain/language.ts';
import { decide, rehearse } from '../../pipeline/decide/decide.ts';
import { toDecisions } from '../../pipeline/decide/import-decisions.ts';
import type { StoredDecision } from '../../pipeline/ports/decision-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { applyOption, languageOption } from '../decisions/decide-options.ts';
import { decisionJson } from '../decisions/decision-json.ts';
import { decisionLines } from '../decisions/decision-lines.ts';
import { readDecisions, writeDecisions } from '../decisions/decisions-file.ts';
import { namesOf } from '../decisions/take-decision.ts';
import { tellApplied } from '../decisions/tell-applied.ts';
import { exitCodes } from '../exit-codes.ts';
import { findSubject } from '../explain/subjects.ts';
import { replaceFile } from '../export/replace-file.ts';
import type { Console } from '../output/console.ts';
import { countOf } from '../output/numbers.ts';
import { type OfflineProject, openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface ListOptions extends GlobalOptions {
  readonly customer?: string;
  readonly all?: true;
  readonly lang: Language;
}

interface ImportOptions extends GlobalOptions {
  readonly dryRun?: true;
  readonly supersede?: true;
  readonly apply?: true;
  readonly lang: Language;
}

export function addDecisionsCommand(program: Command, out: Console): void {
  const decisions = program
    .command('decisions')
    .description('List, export and import what people decided.')
    .addHelpText(
      'after',
      `
Without a command: list. Each takes --json.

Examples:
  $ yekta decisions
  $ yekta decisions list --customer sales:1024 --all --lang fa
  $ yekta decisions export decisions.csv
  $ yekta decisions import decisions.csv --dry-run`,
    );
  addList(decisions, out);
  addExport(decisions, out);
  addImport(decisions, out);
}

function addList(decisions: Command, out: Console): void {
  decisions
    .command('list', { isDefault: true })
    .description('List the decisions that are in force.')
    .option('--customer <customer>', 'only those about this customer: its id, or source:key of one of its records')
    .option('--all', 'also those that were undone or superseded, or have expired')
    .addOption(languageOption())
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ yekta decisions\n  $ yekta decisions list --customer sales:1024 --all --json',
    )
    .action(async (options: ListOptions) => {
      const project = await openOfflineProject(options.config);
      await project.withWarehouse(async (warehouse) => {
        const listed = await selected(project, warehouse, options);
        const refs = await warehouse.decisions.refsOf(listed.flatMap(({ judgement }) => anchorsOf(judgement)));
        if (options.json) out.printJson(listed.map((decision) => decisionJson(decision, refs)));
        else {
          const style = { language: options.lang, timeZone: project.config.timeZone };
          for (const line of decisionLines(listed, namesOf(project, refs), style)) out.print(line);
        }
      });
    });
}

async function selected(
  { config }: OfflineProject,
  warehouse: Warehouse,
  { customer, all }: ListOptions,
): Promise<readonly StoredDecision[]> {
  const { decisions } = warehouse;
  const isListed = ({ end }: StoredDecision): boolean => all === true || end === null;
  if (customer !== undefined) {
    const { members } = await findSubject({ warehouse, config }, customer);
    return (await decisions.ofRecords(members.map(({ id }) => id))).filter(isListed);
  }
  if (all === undefined) return decisions.active();
  const taken: StoredDecision[] = [];
  for await (const batch of decisions.all()) taken.push(...batch);
  return taken;
}

function addExport(decisions: Command, out: Console): void {
  decisions
    .command('export')
    .description('Write the decisions that are in force to a CSV file.')
    .argument('<file>', 'file to write; it is replaced only when the export is complete')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ yekta decisions export decisions.csv')
    .action(async (file: string, { config, json }: GlobalOptions) => {
      const project = await openOfflineProject(config);
      await project.withWarehouse(async (warehouse) => {
        // What lets a hold through means nothing in another warehouse.
        const active = (await warehouse.decisions.active()).filter(
          ({ judgement }) => judgement.kind !== 'release_hold',
        );
        const refs = await warehouse.decisions.refsOf(active.flatMap(({ judgement }) => anchorsOf(judgement)));
        await warehouse.erasures.noteExport(resolve(file));
        await replaceFile(file, (stream) => writeDecisions(stream, active, refs));
        if (json) out.printJson({ file, decisions: active.length });
        else out.print(`${file}: ${countOf(active.length, 'decision')}`);
      });
    });
}

function addImport(decisions: Command, out: Console): void {
  decisions
    .command('import')
    .description('Take the decisions of a CSV file, all or none.')
    .argument('<file>', 'a file as `yekta decisions export` writes it')
    .option('--dry-run', 'only check the file, and tell what would be decided')
    .option('--supersede', 'in place of decisions in force that say the opposite')
    .addOption(applyOption().conflicts('dryRun'))
    .addOption(languageOption())
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Authors and times are those of the file. What is in force already is not decided again.

Examples:
  $ yekta decisions import decisions.csv --dry-run
  $ yekta decisions import decisions.csv --apply`,
    )
    .action(async (file: string, options: ImportOptions) => {
      process.exitCode = await importDecisions(file, options, out);
    });
}

async function importDecisions(file: string, options: ImportOptions, out: Console): Promise<number> {
  const project = await openOfflineProject(options.config);
  const { profile, config } = project;
  const told = await project.withWarehouse(async (warehouse) => {
    const rows = await readDecisions(file, config.timeZone);
    const asked = await toDecisions(warehouse, rows, profile, config, relative('', file));
    const supersede = options.supersede ?? false;
    const taken = options.dryRun
      ? await rehearse(warehouse.decisions, asked, supersede)
      : (await decide(warehouse.decisions, asked, { supersede, basis: null })).filter(({ isNew }) => isNew).length;
    return { file, decisions: asked.length, new: taken, dry_run: options.dryRun ?? false };
  });
  if (!options.json) out.print(`${file}: ${countOf(told.decisions, 'decision')}, ${told.new} of them new`);
  if (options.dryRun !== true && told.new > 0) return tellApplied(options, out, told);
  if (options.json) out.printJson({ ...told, applied_by_run: null });
  return exitCodes.ok;
}
