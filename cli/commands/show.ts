import type { Command } from 'commander';
import { customerJson } from '../json/customer-json.ts';
import type { Console } from '../output/console.ts';
import { openOfflineProject } from '../project.ts';
import { customerLines } from '../show/customer-lines.ts';
import { customerView } from '../show/customer-view.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

export function addShowCommand(program: Command, out: Console): void {
  program
    .command('show')
    .description('Show one customer: its values, where each came from, what lost and why, and the evidence.')
    .argument('<customer>', 'a customer id (also a merged one), or source:key of a record (also of one that is gone)')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  $ yekta show c01k3zq8w2e5r7t9y0p4s6d8f0g
  $ yekta show sales:1024
  $ yekta show support:user:361 --json`,
    )
    .action(async (asked: string, { config, json }: GlobalOptions) => {
      const project = await openOfflineProject(config);
      await project.withWarehouse(async (warehouse) => {
        const view = await customerView(warehouse, project.config, project.profile, asked);
        if (!json) {
          for (const line of customerLines(view, project.profile)) out.print(line);
          return;
        }
        const { found, evidence, conflicts } = view;
        const customer = customerJson(found.customer, { provenance: true });
        out.printJson({ ...customer, redirected_from: found.redirects, gone_record: found.gone, evidence, conflicts });
      });
    });
}
