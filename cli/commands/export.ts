import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { Profile } from '../../matching/profile.ts';
import type { CustomerStore } from '../../pipeline/ports/customer-store.ts';
import { exportColumns } from '../export/export-columns.ts';
import { writeCsv } from '../export/write-csv.ts';
import { writeJsonl } from '../export/write-jsonl.ts';
import { writeXlsx } from '../export/write-xlsx.ts';
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
      await project.withWarehouse(async ({ customers }) => {
        const language = project.config.locale.startsWith('fa') ? 'fa' : 'en';
        const rows = await writeFile(file, (stream) =>
          writeFormat(format, stream, customers, project.profile, language, options.provenance ?? false),
        );
        if (options.json) out.printJson({ file, format, customers: rows });
        else out.print(`${file}: ${countOf(rows, 'customer')}`);
      });
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

function writeFormat(
  format: Format,
  stream: Writable,
  customers: CustomerStore,
  profile: Profile,
  language: 'en' | 'fa',
  provenance: boolean,
): Promise<number> {
  switch (format) {
    case 'csv':
      return writeCsv(stream, exportColumns(profile), customers.all());
    case 'xlsx':
      return writeXlsx(stream, exportColumns(profile), customers.all(), { language });
    case 'jsonl':
      return writeJsonl(stream, customers.all(), { provenance });
  }
}

/** Writes beside the file and renames at the end, so that nobody reads half an export. */
async function writeFile(file: string, write: (stream: Writable) => Promise<number>): Promise<number> {
  const partial = `${file}.part`;
  try {
    const stream = createWriteStream(partial, { mode: 0o600 });
    const closed = finished(stream);
    const [rows] = await Promise.all([write(stream).finally(() => stream.end()), closed]);
    await rename(partial, file);
    return rows;
  } catch (cause) {
    await rm(partial, { force: true });
    if (cause instanceof YektaError || !isFileError(cause)) throw cause;
    throw new YektaError('export.failed', `The file ${file} cannot be written (${cause.code}).`, {
      cause,
      remedy: 'Check that the folder exists, can be written to, and has room.',
    });
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
