import { type Command, Option } from 'commander';
import { canonicalDigest, canonicalDump } from '../../warehouse/canonical-dump.ts';
import type { Console } from '../output/console.ts';
import { openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface DigestOptions extends GlobalOptions {
  readonly dump?: true;
}

export function addDigestCommand(program: Command, out: Console): void {
  program
    .command('digest')
    .description('Print a digest of everything that the warehouse holds; equal facts give an equal digest.')
    .addOption(configOption())
    .addOption(jsonOption())
    .addOption(
      new Option('--dump', 'print the canonical dump itself instead of its digest (it holds personal data)').conflicts(
        'json',
      ),
    )
    .addHelpText(
      'after',
      `
Times, ids and attempt counts are left out, so two warehouses with the same records, decisions and model have the
same digest, whatever the order and the number of syncs that filled them.

Examples:
  $ yekta digest
  $ yekta digest --dump > before.txt`,
    )
    .action(async ({ config, json, dump }: DigestOptions) => {
      const project = await openOfflineProject(config);
      await project.withWarehouse(async (warehouse) => {
        if (dump) {
          for await (const line of canonicalDump(warehouse)) out.print(line);
          return;
        }
        const { digest, lines } = await canonicalDigest(warehouse);
        if (json) out.printJson({ digest, lines });
        else out.print(digest);
      });
    });
}
