import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { createCsvFile } from '../customers/csv-file.ts';
import { labelledSetConfig } from '../customers/labelled-set-config.ts';
import { sources } from '../customers/world.ts';
import { type BaseRow, baseColumns } from './rows.ts';

/** One CSV file for each source, or one for everything. */
export type FileLayout = 'by source' | 'one file';

/** Files of the folder `data`, by the names of their sources. */
function filesOf(layout: FileLayout): readonly string[] {
  return layout === 'one file' ? ['customers'] : sources;
}

/** As far as it is read. */
interface BaseConfig {
  readonly customer: { readonly fields: object };
  readonly sources: Readonly<Record<string, { readonly fields: object }>>;
}

/**
 * Makes a project that reads the folder `data` beside its own.
 *
 * @returns path of its `yekta.yaml`
 */
export async function createProject(folder: string, layout: FileLayout): Promise<string> {
  await mkdir(folder, { recursive: true });
  const base = parse(labelledSetConfig(false)) as BaseConfig;
  const settings = (name: string): object => {
    const source = Object.values(base.sources)[0]!;
    const fields = { ...source.fields, balance: 'balance' };
    return { ...source, location: `../data/${name}.csv`, updated_at: 'changed', fields };
  };
  const text = stringify({
    ...base,
    customer: { fields: { ...base.customer.fields, balance: { type: 'amount' } } },
    sources: Object.fromEntries(filesOf(layout).map((name) => [name, settings(name)])),
  });
  const config = join(folder, 'yekta.yaml');
  await writeFile(config, text);
  return config;
}

/** Writes the rows to the folder `data`, in the place of what is there. */
export async function writeFiles(folder: string, rows: Iterable<BaseRow>, layout: FileLayout): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = new Map(filesOf(layout).map((name) => [name, createCsvFile(filePath(folder, name), baseColumns)]));
  const [first] = files.values();
  for (const row of rows) {
    const file = files.get(row.source_id) ?? first!;
    file.add(row);
    await file.flush();
  }
  for (const file of files.values()) await file.close();
}

/** The files of the folder `data`. */
export function dataFiles(folder: string, layout: FileLayout): readonly string[] {
  return filesOf(layout).map((name) => filePath(folder, name));
}

function filePath(folder: string, name: string): string {
  return join(folder, `${name}.csv`);
}
