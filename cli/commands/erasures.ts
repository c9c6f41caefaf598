import type { Command } from 'commander';
import type { Console } from '../output/console.ts';
import { formatCount } from '../output/numbers.ts';
import { textTable } from '../output/text-table.ts';
import { openOfflineProject } from '../project.ts';
import { formatDay } from '../why/format-day.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

export function addErasuresCommand(program: Command, out: Console): void {
  program
    .command('erasures')
    .description('List what was erased: when, by whom, why, and how many records; never who it was.')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Keep the list outside of the warehouse: a backup that is put back does not know what was erased after it.

Examples:
  $ yekta erasures
  $ yekta erasures --json > erasures.json`,
    )
    .action(async ({ config, json }: GlobalOptions) => {
      const project = await openOfflineProject(config);
      await project.withWarehouse(async ({ erasures }) => {
        const notes = await erasures.list();
        if (json) {
          out.printJson(
            notes.map(({ customer, at, author, reason, counts }) => ({
              customer_id: customer,
              at,
              author,
              reason,
              counts,
            })),
          );
          return;
        }
        if (notes.length === 0) {
          out.print('Nothing was erased.');
          return;
        }
        const style = { language: 'en', timeZone: project.config.timeZone } as const;
        const lines = textTable(
          [
            { title: 'day' },
            { title: 'customer' },
            { title: 'records', align: 'right' },
            { title: 'by' },
            { title: 'reason' },
          ],
          notes.map(({ customer, at, author, reason, counts }) => [
            formatDay(at, style),
            customer,
            formatCount(counts.source_record ?? 0),
            author,
            reason,
          ]),
        );
        for (const line of lines) out.print(line);
      });
    });
}
