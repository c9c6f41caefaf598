import { ingest } from './ingest/ingest.ts';

/** Every benchmark by the name that `npm run bench -- NAME` takes. */
const benchmarks: Readonly<
  Record<string, { readonly about: string; readonly run: (args: readonly string[]) => Promise<void> }>
> = {
  ingest: { about: 'files to golden records: 10k, 100k and 300k records, half .xlsx, half .csv', run: ingest },
};

const [name, ...args] = process.argv.slice(2);
const chosen = benchmarks[name ?? ''];
if (chosen === undefined) {
  console.log('Usage: npm run bench -- NAME\n');
  for (const [each, { about }] of Object.entries(benchmarks)) console.log(`  ${each.padEnd(12)} ${about}`);
  process.exitCode = name === undefined || name === '--help' ? 0 : 2;
} else {
  await chosen.run(args);
}
