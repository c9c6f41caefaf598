import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { textTable } from '../../cli/output/text-table.ts';
import { generateAtlas } from '../../examples/atlas/generate.ts';
import { packageRoot } from '../../examples/package-root.ts';
import { atlasFileSources } from './atlas-file-sources.ts';
import { type MeasuredRun, measuredRun, medianRun } from './measured-run.ts';
import { watchMemory } from './memory.ts';

const SIZES = [10_000, 100_000, 300_000];

/**
 * Files to golden records: half of the records in an .xlsx workbook, half in a windows-1256 .csv, into a fresh embedded
 * Postgres, as `yekta sync` in a process of its own. Arguments: sizes, and `--repeat N` (default 1) to take the median of.
 */
export async function ingest(args: readonly string[]): Promise<void> {
  const sizes = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  const repeat = args.includes('--repeat') ? Number(args[args.indexOf('--repeat') + 1]) : 1;
  console.log(`ingest: ${availableParallelism()} cores, Node ${process.version}, median of ${repeat}`);
  const runs: MeasuredRun[] = [];
  for (const size of sizes.length > 0 ? sizes : SIZES) {
    const run = await measure(size, repeat);
    runs.push(run);
    console.log(`  ${size} records: ${run.seconds.toFixed(1)} s`);
  }
  for (const line of report(runs)) console.log(line);
}

async function measure(size: number, repeat: number): Promise<MeasuredRun> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-bench-'));
  // As root the embedded Postgres runs under another user, which has to reach its data here.
  await chmod(folder, 0o755);
  try {
    const half = Math.floor(size / 2);
    const rows = { sales: half, accounting: half, users: 0, organizations: 0, tickets: 0 };
    await generateAtlas({ folder: join(folder, 'data'), rows });
    const runs: MeasuredRun[] = [];
    for (let turn = 0; turn < repeat; turn++) runs.push(await syncOnce(size, join(folder, `project-${turn}`)));
    return medianRun(runs);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function syncOnce(size: number, project: string): Promise<MeasuredRun> {
  await mkdir(project, { recursive: true });
  const config = join(project, 'yekta.yaml');
  await writeFile(config, await atlasFileSources('../data'));
  const started = performance.now();
  const child = spawn(process.execPath, [join(packageRoot, 'dist/cli/main.js'), 'sync', '--json', '-c', config], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const memory = watchMemory(child.pid!);
  let json = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    json += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - started) / 1000;
  const peak = memory.stop();
  if (code !== 0) throw new Error(`yekta sync ended with exit code ${code}.`);
  return measuredRun(size, seconds, peak, JSON.parse(json));
}

function report(runs: readonly MeasuredRun[]): readonly string[] {
  const stages = [...new Set(runs.flatMap(({ stages }) => Object.keys(stages)))];
  const first = runs[0]!;
  const table = textTable(
    [{ title: 'seconds' }, ...runs.map(({ size }) => ({ title: String(size), align: 'right' as const }))],
    [
      ...stages.map((stage) => [stage, ...runs.map(({ stages }) => (stages[stage] ?? 0).toFixed(1))]),
      ['whole process', ...runs.map(({ seconds }) => seconds.toFixed(1))],
      ['ms per record', ...runs.map(({ size, seconds }) => ((1000 * seconds) / size).toFixed(3))],
      [
        'growth',
        ...runs.map(({ size, seconds }) => `${(seconds / first.seconds / (size / first.size)).toFixed(2)} x linear`),
      ],
      ['customers', ...runs.map(({ customers }) => String(customers))],
      ['Node peak RSS, MB', ...runs.map(({ nodeMegabytes }) => nodeMegabytes?.toFixed(0) ?? 'n/a')],
      ['Postgres peak PSS, MB', ...runs.map(({ postgresMegabytes }) => postgresMegabytes?.toFixed(0) ?? 'n/a')],
    ],
  );
  return ['', ...table];
}
