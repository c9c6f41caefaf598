import { type Command, Option } from 'commander';
import { customerJson } from '../json/customer-json.ts';
import type { Console } from '../output/console.ts';
import { type OfflineProject, openOfflineProject } from '../project.ts';
import { asOfInstant } from '../show/as-of.ts';
import { customerLines } from '../show/customer-lines.ts';
import { customerView } from '../show/customer-view.ts';
import { pastLines } from '../show/past-lines.ts';
import { pastView } from '../show/past-view.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface ShowOptions extends GlobalOptions {
  readonly asOf?: string;
}

export function addShowCommand(program: Command, out: Console): void {
  program
    .command('show')
    .description('Show one customer: its values, where each came from, what lost and why, and the evidence.')
    .argument('<customer>', 'a customer id (also a merged one), or source:key of a record (also of one that is gone)')
    .addOption(new Option('--as-of <time>', 'as it was served at the end of a day (Gregorian or Jalali) or at a time'))
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Days and times are in the time zone of the project. With --as-of an id shows what was served under it then, also when
it was merged into another one since; source:key stands for the customer that the record belongs to today.

Examples:
  $ yekta show c01k3zq8w2e5r7t9y0p4s6d8f0g
  $ yekta show sales:1024
  $ yekta show support:user:361 --json
  $ yekta show c01k3zq8w2e5r7t9y0p4s6d8f0g --as-of 2026-01-31
  $ yekta show c01k3zq8w2e5r7t9y0p4s6d8f0g --as-of 1404/11/11`,
    )
    .action(async (asked: string, { config, json, asOf }: ShowOptions) => {
      const project = await openOfflineProject(config);
      if (asOf === undefined) await showNow(project, asked, json === true, out);
      else await showPast(project, asked, asOfInstant(asOf, project.config.timeZone), json === true, out);
    });
}

function showNow(project: OfflineProject, asked: string, json: boolean, out: Console): Promise<void> {
  return project.withWarehouse(async (warehouse) => {
    const view = await customerView(warehouse, project.config, project.profile, asked);
    if (!json) {
      for (const line of customerLines(view, project.profile)) out.print(line);
      return;
    }
    const { found, evidence, conflicts, holds } = view;
    const customer = customerJson(found.customer, { provenance: true });
    out.printJson({
      ...customer,
      redirected_from: found.redirects,
      gone_record: found.gone,
      evidence,
      conflicts,
      held_by: holds.map(({ hold }) => hold.id),
    });
  });
}

function showPast(project: OfflineProject, asked: string, asOf: string, json: boolean, out: Console): Promise<void> {
  const sources = project.config.sources.map(({ name }) => name);
  return project.withWarehouse(async (warehouse) => {
    const view = await pastView(warehouse, asked, sources, asOf);
    if (!json) {
      for (const line of pastLines(view, project.profile)) out.print(line);
      return;
    }
    const { found, since } = view;
    const customer = customerJson(found.customer, { provenance: true });
    const times = { as_of: asOf, served_since: since };
    out.printJson({ ...customer, redirected_from: found.redirects, gone_record: found.gone, ...times });
  });
}
