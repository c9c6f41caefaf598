import { cleanLatin, cleanMixed } from './clean-customer.ts';
import { createCsvFile } from './csv-file.ts';
import { customerColumns } from './customer-row.ts';
import { type CustomerOptions, generateCustomers } from './generate.ts';

const cleanColumns = [...customerColumns, 'email_local'] as const;

/** Writes synthetic customers as they came and cleaned, row by row the same. Files appear when they are complete. */
export async function writeCustomers(
  options: CustomerOptions,
  files: { readonly raw: string; readonly clean: string },
): Promise<void> {
  const clean = options.isPersian ? cleanMixed : cleanLatin;
  const raw = createCsvFile(files.raw, customerColumns);
  const cleaned = createCsvFile(files.clean, cleanColumns);
  for (const row of generateCustomers(options)) {
    raw.add(row);
    cleaned.add(clean(row));
    await raw.flush();
    await cleaned.flush();
  }
  await raw.close();
  await cleaned.close();
}
