import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { textTable } from '../../cli/output/text-table.ts';
import { cachedCustomers } from '../customers/cached-customers.ts';
import { growth, matchingRows } from './matching-rows.ts';
import { type MeasuredMatch, medianMatch, runYekta } from './measured-match.ts';

/**
 * The default plan on cleaned synthetic customers. Arguments: `--records` sizes (default 100000,1000000,5000000), `--runs` of
 * each (default 1), `--threads` (default 2), `--seed` (default 1), `--persian` for customers in Iran, `--json`.
 */
export async function matching(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      records: { type: 'string', default: '100000,1000000,5000000' },
      runs: { type: 'string', default: '1' },
      threads: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      persian: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const threads = Number(values.threads);
  const sizes: { readonly records: number; readonly run: MeasuredMatch }[] = [];
  for (const records of values.records.split(',').map(Number)) {
    const { clean } = await cachedCustomers({ records, seed: Number(values.seed), isPersian: values.persian });
    const runs: MeasuredMatch[] = [];
    for (let turn = 0; turn < Number(values.runs); turn++) runs.push(await runYekta(clean, 'default', threads));
    sizes.push({ records, run: medianMatch(runs) });
    if (!values.json) console.log(`${records} records: ${sizes.at(-1)!.run.seconds.total.toFixed(1)} s`);
  }
  if (values.json) {
    const results = sizes.map(({ records, run }, i) => ({ records, ...run, growth: growth(sizes[i - 1], sizes[i]!) }));
    console.log(JSON.stringify({ cores: availableParallelism(), threads, results }, null, 2));
    return;
  }
  const columns = sizes.map(({ records }) => ({ title: String(records), align: 'right' as const }));
  console.log('');
  for (const line of textTable([{ title: 'records' }, ...columns], matchingRows(sizes))) console.log(line);
}
