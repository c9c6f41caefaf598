import type { Command } from 'commander';
import { trainOnWarehouse } from '../../pipeline/train-on-warehouse.ts';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import { countOf, formatCount } from '../output/numbers.ts';
import { openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

export function addTrainCommand(program: Command, out: Console): void {
  program
    .command('train')
    .description('Make a new matching model from the records that are in the warehouse; the next sync uses it.')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The model (weights, value frequencies, generic values) is made once, by the first sync, and changed only by this
command or by a change of the matching configuration, never by a nightly sync.

Examples:
  $ yekta train
  $ yekta train --json`,
    )
    .action(async ({ config, json }: GlobalOptions) => {
      const project = await openOfflineProject(config);
      await withInterrupt(out, (signal) =>
        project.withWarehouse(async (warehouse) => {
          const { id, model } = await trainOnWarehouse({ ...project, warehouse, signal });
          if (json) {
            out.printJson({ model: id, trained_on: model.trainedOn, comparisons: model.comparisons.length });
            return;
          }
          out.print(
            `Model ${id}: ${countOf(model.comparisons.length, 'comparison')} on ${countOf(model.trainedOn, 'record')}.`,
          );
          for (const { field, generic } of model.comparisons) {
            if (generic.length > 0)
              out.print(`  ${field}: ${formatCount(generic.length)} generic values carry no weight`);
          }
        }),
      );
    });
}
