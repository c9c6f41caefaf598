import type { Command } from 'commander';
import type { Language } from '../../matching/explain/language.ts';
import { languageOption } from '../decisions/decide-options.ts';
import { holdLines } from '../holds/hold-lines.ts';
import { holdViews } from '../holds/hold-view.ts';
import { holdWords } from '../holds/hold-words.ts';
import { holdJson } from '../json/hold-json.ts';
import type { Console } from '../output/console.ts';
import { openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface HoldsOptions extends GlobalOptions {
  readonly lang: Language;
}

export function addHoldsCommand(program: Command, out: Console): void {
  program
    .command('holds')
    .description('List the changes that are held back because they go beyond a limit.')
    .addOption(languageOption())
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Held changes are not published until the source is corrected, or a person lets them through: \`yekta release\`.

Examples:
  $ yekta holds
  $ yekta holds --lang fa
  $ yekta holds --json`,
    )
    .action(async ({ config, json, lang: language }: HoldsOptions) => {
      const project = await openOfflineProject(config);
      await project.withWarehouse(async (warehouse) => {
        const views = await holdViews(warehouse, await warehouse.holds.open());
        if (json) {
          out.printJson({ holds: views.map((view) => holdJson(view, language)) });
          return;
        }
        if (views.length === 0) out.print(holdWords.nothing[language]);
        for (const [index, view] of views.entries()) {
          if (index > 0) out.print();
          const style = { language, timeZone: project.config.timeZone };
          for (const line of holdLines(view, project.profile, style)) out.print(line);
        }
      });
    });
}
