import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureSync } from '../sync/measured-sync.ts';
import { figuresOf, type MeasuredIncremental } from './goals.ts';
import { equalsLoadAtOnce } from './load-at-once.ts';
import { measureMatches } from './measure-matches.ts';
import { createProject, dataFiles, type FileLayout, writeFiles } from './project.ts';
import { queriesFor } from './queries.ts';
import { isReached, reportLines } from './report.ts';
import { type BaseRow, changeCounts, changedRows, firstRows } from './rows.ts';

/**
 * A base of customers: its first load, a sync without changes, one with changes, and matches on demand. Arguments: `--records`
 * (default 1000000), `--seed` (default 1), `--one-file` instead of a file for each of three sources, `--queries` (default
 * 2000), `--check` compares with a load of everything at once, `--keep` leaves the project where it is, `--json`.
 */
export async function incremental(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      records: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      queries: { type: 'string', default: '2000' },
      'one-file': { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const options = { records: Number(values.records), seed: Number(values.seed) };
  const layout: FileLayout = values['one-file'] ? 'one file' : 'by source';
  const tell = (line: string): void => (values.json ? undefined : console.log(line));
  const folder = await mkdtemp(join(tmpdir(), 'yekta-bench-'));
  // As root the embedded Postgres runs under another user, which has to reach its data here.
  await chmod(folder, 0o755);
  try {
    const { compared, carried, new: added, gone } = changeCounts(options.records);
    tell(`incremental: ${options.records} records, ${availableParallelism()} cores, Node ${process.version}`);
    tell(`changes: ${compared} in compared fields, ${carried} in carried ones, ${added} new, ${gone} gone`);
    const measured = await measure(folder, {
      ...options,
      layout,
      queries: Number(values.queries),
      tell,
      check: values.check,
    });
    if (values.json) console.log(JSON.stringify(toJson(measured), null, 2));
    else for (const line of reportLines(measured)) console.log(line);
  } finally {
    if (values.keep) tell(`\nThe project is in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}

interface Run {
  readonly records: number;
  readonly seed: number;
  readonly layout: FileLayout;
  readonly queries: number;
  readonly check: boolean;
  readonly tell: (line: string) => void;
}

async function measure(folder: string, run: Run): Promise<MeasuredIncremental> {
  const { layout, tell } = run;
  const data = join(folder, 'data');
  const config = await createProject(join(folder, 'project'), layout);
  await writeFiles(data, firstRows(run), layout);
  const reading = await secondsToRead(dataFiles(data, layout));
  const first = await measureSync(config);
  tell(`  first load: ${first.seconds.toFixed(1)} s`);
  const unchanged = await measureSync(config);
  tell(`  unchanged: ${unchanged.seconds.toFixed(1)} s`);
  const known: BaseRow[] = [];
  await writeFiles(data, sampled(changedRows(run), Math.floor((2 * run.records) / run.queries), known), layout);
  const changed = await measureSync(config);
  tell(`  changed: ${changed.seconds.toFixed(1)} s`);
  const queries = queriesFor(known, run);
  const file = join(folder, 'queries.json');
  await writeFile(file, JSON.stringify(queries.slice(0, run.queries)));
  const matches = await measureMatches(config, file);
  tell(`  ${matches.queries} matches on demand: ${matches.found} found somebody`);
  const isEqual = run.check ? await equalsLoadAtOnce(config, await createProject(join(folder, 'fresh'), layout)) : null;
  return { records: run.records, first, unchanged, changed, reading, matches, equalsLoadAtOnce: isEqual };
}

/** Passes rows on and keeps one of every so many. */
function* sampled<R>(rows: Iterable<R>, every: number, into: R[]): Generator<R> {
  let place = 0;
  for (const row of rows) {
    if (place++ % Math.max(1, every) === 0) into.push(row);
    yield row;
  }
}

async function secondsToRead(files: readonly string[]): Promise<number> {
  const started = performance.now();
  for (const file of files) {
    const stream = createReadStream(file, { highWaterMark: 1 << 20 });
    stream.resume();
    await once(stream, 'close');
  }
  return (performance.now() - started) / 1000;
}

function toJson(measured: MeasuredIncremental): object {
  const { records, first, unchanged, changed, matches, equalsLoadAtOnce } = measured;
  return {
    cores: availableParallelism(),
    records,
    goals: figuresOf(measured).map((figure) => ({
      ...figure,
      name: figure.name.trim(),
      reached: isReached(figure, records),
    })),
    first,
    unchanged,
    changed,
    matches,
    equalsLoadAtOnce,
  };
}
