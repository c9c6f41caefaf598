import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { cleanLatin, cleanMixed } from './clean-customer.ts';
import { type CustomerOptions, generateCustomers } from './generate.ts';

const rawColumns = [
  'record_id',
  'source_id',
  'entity_id',
  'first_name',
  'last_name',
  'dob',
  'email',
  'phone',
  'address',
  'city',
  'postcode',
  'company',
] as const;

const cleanColumns = [...rawColumns.slice(0, 7), 'email_local', ...rawColumns.slice(7)] as const;

/** Rows that are written at once. */
const CHUNK_ROWS = 4096;

/** Writes synthetic customers as they came and cleaned, row by row the same. Files appear when they are complete. */
export async function writeCustomers(
  options: CustomerOptions,
  files: { readonly raw: string; readonly clean: string },
): Promise<void> {
  const clean = options.isPersian ? cleanMixed : cleanLatin;
  const raw = csvFile(files.raw, rawColumns);
  const cleaned = csvFile(files.clean, cleanColumns);
  for (const row of generateCustomers(options)) {
    raw.add(row);
    cleaned.add(clean(row));
    if (raw.isFull()) await Promise.all([raw.flush(), cleaned.flush()]);
  }
  await raw.close();
  await cleaned.close();
}

function csvFile<C extends string>(path: string, columns: readonly C[]) {
  const partial = `${path}.partial`;
  const stream: WriteStream = createWriteStream(partial);
  let lines = [columns.join(',')];
  const flush = async (): Promise<void> => {
    const chunk = `${lines.join('\n')}\n`;
    lines = [];
    if (!stream.write(chunk)) await once(stream, 'drain');
  };
  return {
    add(row: Readonly<Record<C, string>>): void {
      lines.push(columns.map((column) => csvCell(row[column])).join(','));
    },
    isFull: (): boolean => lines.length === CHUNK_ROWS,
    flush,
    async close(): Promise<void> {
      await flush();
      stream.end();
      await finished(stream);
      await rename(partial, path);
    },
  };
}

function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
