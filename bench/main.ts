import { accuracy } from './accuracy/accuracy.ts';
import { customers } from './customers/customers.ts';
import { incremental } from './incremental/incremental.ts';
import { ingest } from './ingest/ingest.ts';
import { matching } from './matching/matching.ts';
import { splink } from './splink/splink.ts';

/** Every benchmark by the name that `npm run bench -- NAME` takes. */
const benchmarks: Readonly<
  Record<string, { readonly about: string; readonly run: (args: readonly string[]) => Promise<void> }>
> = {
  ingest: { about: 'files to golden records: 10k, 100k and 300k records, half .xlsx, half .csv', run: ingest },
  incremental: { about: 'a base of 1M records: first load, changes of 1 %, matches on demand', run: incremental },
  matching: { about: 'the default plan on synthetic customers: 100k, 1M and 5M records', run: matching },
  splink: { about: 'Splink and Yekta side by side: 100k and 1M records, two sets of blocking rules', run: splink },
  accuracy: { about: 'labelled sets of your own: --data DIR with folders of yekta.yaml and truth.csv', run: accuracy },
  customers: { about: 'writes synthetic customers as a labelled set for accuracy: --out DIR', run: customers },
};

const [name, ...args] = process.argv.slice(2);
const chosen = benchmarks[name ?? ''];
if (chosen === undefined) {
  console.log('Usage: npm run bench -- NAME\n');
  for (const [each, { about }] of Object.entries(benchmarks)) console.log(`  ${each.padEnd(12)} ${about}`);
  process.exitCode = name === undefined || name === '--help' ? 0 : 2;
} else if (args.includes('--help')) {
  console.log(`npm run bench -- ${name}: ${chosen.about}. Options: bench/README.md.`);
} else {
  await chosen.run(args);
}
