import type { Command } from 'commander';
import type { Language } from '../../matching/explain/language.ts';
import { eraseCustomer } from '../../pipeline/erase/erase-customer.ts';
import type { ErasureReport } from '../../pipeline/ports/erasure-store.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { authorOf, languageOption } from '../decisions/decide-options.ts';
import { erasureWords, reportLines } from '../erase/erasure-words.ts';
import { findSubject } from '../erase/find-subject.ts';
import { listExports, type RemovedExports, removeExports } from '../erase/remove-exports.ts';
import type { Console } from '../output/console.ts';
import { type OfflineProject, openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface EraseOptions extends GlobalOptions {
  readonly reason: string;
  readonly records?: readonly string[];
  readonly by?: string;
  readonly yes?: true;
  readonly mayReturn?: true;
  readonly deleteExports?: true;
  readonly lang: Language;
}

export function addEraseCommand(program: Command, out: Console): void {
  program
    .command('erase')
    .description(
      'Erase the personal data of a customer for good, everywhere in the warehouse. Without --yes: show what that is.',
    )
    .argument('<customer>', 'a customer id (also a merged or retired one), or source:key of one of its records')
    .requiredOption(
      '--reason <text>',
      'why, such as the number of the request; it is kept, and must not name the person',
    )
    .option('--records <source:key...>', 'only these records of the customer: those of another person stay')
    .option('--yes', 'erase')
    .option('--by <name>', 'who erases; default: the user of the operating system')
    .option('--may-return', 'let the person in again under another key, although an identifier is the same')
    .option('--delete-exports', 'remove files that `yekta export` wrote, wherever they are')
    .addOption(languageOption())
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The customer id stays known as erased, and the change feed tells other systems to delete their copies. Later syncs
leave rows of the erased records out. Sources and backups are yours to clean; docs/erasure.md tells what stays and why.

Examples:
  $ yekta erase sales:1024 --reason "request 2291"
  $ yekta erase sales:1024 --reason "request 2291" --yes
  $ yekta erase c01k3zq8w2e5r7t9y0p4s6d8f0g --records sales:1024 support:user:361 --reason "request 2291" --yes
  $ yekta erase sales:1024 --reason "request 2291" --yes --delete-exports --json`,
    )
    .action(async (asked: string, options: EraseOptions) => {
      const project = await openOfflineProject(options.config);
      await project.withWarehouse((warehouse) => erase(project, warehouse, asked, options, out));
    });
}

async function erase(
  project: OfflineProject,
  warehouse: OpenWarehouse,
  asked: string,
  options: EraseOptions,
  out: Console,
): Promise<void> {
  const { config } = project;
  const sources = config.sources.map(({ name }) => name);
  const subject = await findSubject(warehouse, sources, asked, options.records ?? []);
  if (options.yes !== true) {
    const report = await warehouse.erasures.preview(subject);
    const exports = { removed: [], left: await listExports(warehouse.erasures) };
    tell(out, { customer: subject.customer, report, exports, isDone: false }, options);
    return;
  }
  const report = await eraseCustomer(warehouse, project, {
    ...subject,
    reason: options.reason,
    author: authorOf(options),
    mayReturn: options.mayReturn ?? false,
  });
  const exports = await removeExports(warehouse.erasures, config.stateFolder, { all: options.deleteExports ?? false });
  tell(out, { customer: subject.customer, report, exports, isDone: true }, options);
}

interface Told {
  readonly customer: string;
  readonly report: ErasureReport;
  readonly exports: RemovedExports;
  readonly isDone: boolean;
}

function tell(out: Console, { customer, report, exports, isDone }: Told, { json, lang }: EraseOptions): void {
  if (json) {
    out.printJson({
      customer_id: customer,
      erased: isDone,
      whole: report.whole,
      records: report.records.map(({ source, key }) => `${source}:${key}`),
      counts: report.counts,
      exports_removed: exports.removed,
      exports_left: exports.left,
    });
    return;
  }
  for (const line of reportLines(customer, report, isDone, lang)) out.print(line);
  for (const which of ['removed', 'left'] as const) {
    if (exports[which].length === 0) continue;
    out.print();
    out.print(erasureWords[which][lang]);
    for (const file of exports[which]) out.print(`  ${file}`);
  }
  out.print();
  out.print(erasureWords[isDone ? 'next' : 'notYet'][lang]);
}
