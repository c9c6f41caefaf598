import { extname, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { type Command, Option } from 'commander';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { Profile } from '../../matching/profile.ts';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import { exportColumns } from '../export/export-columns.ts';
import { replaceFile } from '../export/replace-file.ts';
import { writeCsv } from '../export/write-csv.ts';
import { writeJsonl } from '../export/write-jsonl.ts';
import { writeXlsx } from '../export/write-xlsx.ts';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import { countOf } from '../output/numbers.ts';
import { openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

const formats = ['csv', 'xlsx', 'jsonl'] as const;
type Format = (typeof formats)[number];

interface ExportOptions extends GlobalOptions {
  readonly format?: Format;
  readonly provenance?: true;
}

export function addExportCommand(program: Command, out: Console): void {
  program
    .command('export')
    .description('Write all golden customers to a file: .csv, .xlsx or .jsonl.')
    .argument('<file>', 'file to write; it is replaced only when the export is complete')
    .addOption(configOption())
    .addOption(jsonOption())
    .addOption(new Option('-f, --format <format>', 'instead of the ending of the file').choices(formats))
    .option('--provenance', 'with .jsonl: for every field its winners, losers and the rule')
    .addHelpText(
      'after',
      `
Examples:
  $ yekta export customers.xlsx
  $ yekta export customers.csv
  $ yekta export customers.jsonl --provenance`,
    )
    .action(async (file: string, options: ExportOptions) => {
      const format = options.format ?? formatOf(file);
      const project = await openOfflineProject(options.config);
      const { withWarehouse, profile, config } = project;
      await withInterrupt(out, (signal) =>
        withWarehouse(async ({ customers, erasures }) => {
          // Before the file: a crash in between names one too many for an erasure to look at, not one too few.
          await erasures.noteExport(resolve(file));
          const rows = await replaceFile(file, (stream) =>
            writeFormat(format, stream, untilAborted(customers.all(), signal), {
              profile,
              language: config.locale.startsWith('fa') ? 'fa' : 'en',
              provenance: options.provenance ?? false,
            }),
          );
          if (options.json) out.printJson({ file, format, customers: rows });
          else out.print(`${file}: ${countOf(rows, 'customer')}`);
        }),
      );
    });
}

function formatOf(file: string): Format {
  const ending = extname(file).slice(1).toLowerCase();
  const found = formats.find((format) => format === ending);
  if (found !== undefined) return found;
  throw new YektaError('cli.usage', `The ending of ${file} names no export format.`, {
    remedy: `Use a file that ends in ${formats.map((format) => `.${format}`).join(', ')}, or --format.`,
  });
}

type Batches = AsyncIterable<readonly PublishedCustomer[]>;

function writeFormat(
  format: Format,
  stream: Writable,
  batches: Batches,
  { profile, language, provenance }: { profile: Profile; language: 'en' | 'fa'; provenance: boolean },
): Promise<number> {
  switch (format) {
    case 'csv':
      return writeCsv(stream, exportColumns(profile), batches);
    case 'xlsx':
      return writeXlsx(stream, exportColumns(profile), batches, { language });
    case 'jsonl':
      return writeJsonl(stream, batches, { provenance });
  }
}

async function* untilAborted(batches: Batches, signal: AbortSignal): AsyncGenerator<readonly PublishedCustomer[]> {
  for await (const batch of batches) {
    signal.throwIfAborted();
    yield batch;
  }
}
