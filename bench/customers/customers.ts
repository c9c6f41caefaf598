import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCsvFile } from './csv-file.ts';
import { customerColumns } from './customer-row.ts';
import { type CustomerOptions, generateCustomers } from './generate.ts';
import { labelledSetConfig } from './labelled-set-config.ts';
import { type Source, sources } from './world.ts';

/**
 * Writes synthetic customers as a labelled set: a folder with one file per source, `yekta.yaml` and `truth.csv`. Arguments:
 * `--out DIR`, `--records` (default 10000), `--seed` (default 1), `--persian` for customers in Iran.
 */
export async function customers(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' },
      records: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      persian: { type: 'boolean', default: false },
    },
  });
  if (values.out === undefined) {
    console.log('Usage: npm run bench -- customers --out DIR [--records N] [--seed N] [--persian]');
    process.exitCode = 2;
    return;
  }
  const options = { records: Number(values.records), seed: Number(values.seed), isPersian: values.persian };
  const name = `customers-${options.isPersian ? 'persian' : 'english'}-${options.records}-${options.seed}`;
  await writeLabelledSet(join(values.out, name), options);
  console.log(join(values.out, name));
}

export async function writeLabelledSet(folder: string, options: CustomerOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = (source: Source) =>
    createCsvFile(
      join(folder, `${source}.csv`),
      customerColumns.filter((column) => column !== 'source_id' && column !== 'entity_id'),
    );
  const files = { crm: file('crm'), shop: file('shop'), support: file('support') } satisfies Record<Source, unknown>;
  const truth = createCsvFile(join(folder, 'truth.csv'), ['source', 'key', 'entity']);
  for (const row of generateCustomers(options)) {
    files[row.source_id].add(row);
    truth.add({ source: row.source_id, key: row.record_id, entity: row.entity_id });
    await files[row.source_id].flush();
    await truth.flush();
  }
  for (const source of sources) await files[source].close();
  await truth.close();
  await writeFile(join(folder, 'yekta.yaml'), labelledSetConfig(options.isPersian));
}
