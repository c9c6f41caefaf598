import { type Command, Option } from 'commander';
import type { Language } from '../../matching/explain/language.ts';
import { whyJson } from '../json/why-json.ts';
import type { Console } from '../output/console.ts';
import { openOfflineProject } from '../project.ts';
import { whyLines } from '../why/why-lines.ts';
import { whyView } from '../why/why-view.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface WhyOptions extends GlobalOptions {
  readonly lang: Language;
}

export function addWhyCommand(program: Command, out: Console): void {
  program
    .command('why')
    .description('Explain one field of a customer: every candidate, what each rule did, and what people decided.')
    .argument('<customer>', 'a customer id (also a merged one), or source:key of one of its records')
    .argument('<field>', 'a field of the customer profile, such as full_name')
    .addOption(configOption())
    .addOption(jsonOption())
    .addOption(new Option('--lang <language>', 'language of the sentences').choices(['en', 'fa']).default('en'))
    .addHelpText(
      'after',
      `
Ages and trust are those of the last sync. Nothing is changed.

Examples:
  $ yekta why sales:1024 full_name
  $ yekta why c01k3zq8w2e5r7t9y0p4s6d8f0g address --lang fa
  $ yekta why support:user:361 phone --json`,
    )
    .action(async (customer: string, field: string, { config, json, lang }: WhyOptions) => {
      const project = await openOfflineProject(config);
      const { profile } = project;
      await project.withWarehouse(async (warehouse) => {
        const view = await whyView(warehouse, project.config, profile, { customer, field });
        if (json) out.printJson(whyJson(view, profile, lang));
        else
          for (const line of whyLines(view, profile, { language: lang, timeZone: project.config.timeZone }))
            out.print(line);
      });
    });
}
