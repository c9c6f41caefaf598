import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { textTable } from '../../cli/output/text-table.ts';
import { generateAtlas } from '../../examples/atlas/generate.ts';
import { type MeasuredSync, measureSync, medianSync } from '../sync/measured-sync.ts';
import { syncRows } from '../sync/sync-rows.ts';
import { atlasFileSources } from './atlas-file-sources.ts';

const SIZES = [10_000, 100_000, 300_000];

/**
 * Files to golden records: half of the records in an .xlsx workbook, half in a windows-1256 .csv, into a fresh embedded
 * Postgres, as `yekta sync` in a process of its own. Arguments: sizes, and `--repeat N` (default 1) to take the median of.
 */
export async function ingest(args: readonly string[]): Promise<void> {
  const sizes = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  const repeat = args.includes('--repeat') ? Number(args[args.indexOf('--repeat') + 1]) : 1;
  console.log(`ingest: ${availableParallelism()} cores, Node ${process.version}, median of ${repeat}`);
  const runs: IngestRun[] = [];
  for (const size of sizes.length > 0 ? sizes : SIZES) {
    const run = await measure(size, repeat);
    runs.push(run);
    console.log(`  ${size} records: ${run.seconds.toFixed(1)} s`);
  }
  for (const line of report(runs)) console.log(line);
}

interface IngestRun extends MeasuredSync {
  readonly size: number;
}

async function measure(size: number, repeat: number): Promise<IngestRun> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-bench-'));
  // As root the embedded Postgres runs under another user, which has to reach its data here.
  await chmod(folder, 0o755);
  try {
    const half = Math.floor(size / 2);
    const rows = { sales: half, accounting: half, users: 0, organizations: 0, tickets: 0 };
    await generateAtlas({ folder: join(folder, 'data'), rows });
    const runs: MeasuredSync[] = [];
    for (let turn = 0; turn < repeat; turn++) runs.push(await syncOnce(join(folder, `project-${turn}`)));
    return { size, ...medianSync(runs) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function syncOnce(project: string): Promise<MeasuredSync> {
  await mkdir(project, { recursive: true });
  const config = join(project, 'yekta.yaml');
  await writeFile(config, await atlasFileSources('../data'));
  return measureSync(config);
}

function report(runs: readonly IngestRun[]): readonly string[] {
  const first = runs[0]!;
  const table = textTable(
    [{ title: 'seconds' }, ...runs.map(({ size }) => ({ title: String(size), align: 'right' as const }))],
    [
      ...syncRows(runs),
      ['ms per record', ...runs.map(({ size, seconds }) => ((1000 * seconds) / size).toFixed(3))],
      [
        'growth',
        ...runs.map(({ size, seconds }) => `${(seconds / first.seconds / (size / first.size)).toFixed(2)} x linear`),
      ],
    ],
  );
  return ['', ...table];
}
