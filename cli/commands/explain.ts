import { type Command, Option } from 'commander';
import type { Language } from '../../matching/explain/language.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { clusterLines } from '../explain/cluster-lines.ts';
import { clusterView } from '../explain/cluster-view.ts';
import { pairLines } from '../explain/pair-lines.ts';
import { pairView } from '../explain/pair-view.ts';
import { explainContext, findSubject, type Subject } from '../explain/subjects.ts';
import { clusterJson, pairJson } from '../json/explain-json.ts';
import type { Console } from '../output/console.ts';
import { type OfflineProject, openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface ExplainOptions extends GlobalOptions {
  readonly lang: Language;
}

export function addExplainCommand(program: Command, out: Console): void {
  program
    .command('explain')
    .description('Explain why two records are one customer or two, or how a customer holds together.')
    .argument('<a>', 'source:key of a record, or a customer id')
    .argument('[b]', 'another one; without it, the chain of evidence of the customer of <a>')
    .addOption(configOption())
    .addOption(jsonOption())
    .addOption(new Option('--lang <language>', 'language of the sentences').choices(['en', 'fa']).default('en'))
    .addHelpText(
      'after',
      `
Of a customer that is compared as a whole, the record that is nearest to the other side speaks. Nothing is changed.

Examples:
  $ yekta explain sales:1024 support:user:361
  $ yekta explain sales:1024 sales:1025 --lang fa
  $ yekta explain c01k3zq8w2e5r7t9y0p4s6d8f0g
  $ yekta explain sales:1024 support:user:361 --json`,
    )
    .action(async (a: string, b: string | undefined, options: ExplainOptions) => {
      const project = await openOfflineProject(options.config);
      await project.withWarehouse((warehouse) => explain(project, warehouse, [a, b], options, out));
    });
}

async function explain(
  { config, profile }: OfflineProject,
  warehouse: OpenWarehouse,
  [a, b]: readonly [string, string | undefined],
  { lang, json }: ExplainOptions,
  out: Console,
): Promise<void> {
  const context = await explainContext(warehouse, config, profile);
  const left = await findSubject(context, a);
  const right = b === undefined ? null : await findSubject(context, b);
  if (right === null || areOneSubject(left, right)) {
    const view = await clusterView(context, left);
    if (json) out.printJson(clusterJson(view, profile, lang));
    else for (const line of clusterLines(view, profile, lang)) out.print(line);
    return;
  }
  const view = await pairView(context, left, right);
  if (json) out.printJson(pairJson(view, profile, lang));
  else for (const line of pairLines(view, profile, { language: lang, width: out.width })) out.print(line);
}

/** There is no pair to compare: the same record twice, or the same customer. */
function areOneSubject(left: Subject, right: Subject): boolean {
  if (left.record === null && right.record === null) return left.customer === right.customer;
  const asked = [left, right].flatMap(({ record, members }) => (record === null ? members : [record]));
  return new Set(asked.map(({ id }) => id)).size === 1;
}
