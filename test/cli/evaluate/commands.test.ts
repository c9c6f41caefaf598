import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createConsole } from '../../../cli/output/console.ts';
import { runProgram } from '../../../cli/program.ts';
import { defaults } from '../../../config/defaults.ts';

let folder: string;
const path = (name: string) => join(folder, name);

const given = ['علی', 'سارا', 'محمد', 'مریم', 'رضا', 'زهرا', 'حسین', 'فاطمه', 'امیر', 'نرگس'];
const family = ['رضایی', 'کریمی', 'موسوی', 'احمدی', 'قاسمی', 'حسینی', 'نادری', 'صادقی', 'مرادی', 'یوسفی'];

/** Sixty customers that two sources know; of some, one source has another spelling, or little more than the name. */
function rowsOf(source: 'sales' | 'accounts'): readonly string[] {
  return Array.from({ length: 60 }, (_, i) => {
    const name = `${given[i % 10]!} ${family[(i * 7 + Math.floor(i / 10)) % 10]!}`;
    const shown = source === 'accounts' && i % 10 === 3 ? name.replace('م', 'ن') : name;
    const day = `${1350 + (i % 40)}/${String(1 + (i % 12)).padStart(2, '0')}/${String(1 + (i % 28)).padStart(2, '0')}`;
    const phone = `0912${String(1_000_000 + i * 7_919)}`;
    if (source === 'accounts' && i % 10 >= 7) return `a${i},${shown},,,تهران`;
    return `${source[0]}${i},${shown},${day},${phone},${i % 3 === 0 ? 'تهران' : 'شیراز'}`;
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yekta-evaluate-'));
  const source = (name: string) => `  ${name}:
    connector: csv
    location: ${name}.csv
    key: [id]
    kind: person
    fields: { full_name: name, birth_date: born, phone: mobile, city: city }`;
  await writeFile(
    path('yekta.yaml'),
    `version: 1\nproject: evaluated\nsources:\n${source('sales')}\n${source('accounts')}\n`,
  );
  for (const name of ['sales', 'accounts'] as const) {
    await writeFile(path(`${name}.csv`), `id,name,born,mobile,city\n${rowsOf(name).join('\n')}\n`);
  }
  const truth = Array.from({ length: 59 }, (_, i) => `sales,s${i},${i}\naccounts,a${i},${i}`);
  await writeFile(path('truth.csv'), `source,key,entity\n${truth.join('\n')}\nsales,gone,1\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function yekta(...args: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const stream = (write: (text: string) => void) => ({ write, isTTY: false });
  const out = createConsole(
    stream((text) => {
      stdout += text;
    }),
    stream((text) => {
      stderr += text;
    }),
  );
  const code = await runProgram(['node', 'yekta', ...args], out);
  process.exitCode = undefined;
  return { code, stdout, stderr, json: () => JSON.parse(stdout) };
}

const scores = { precision: expect.any(Number), recall: expect.any(Number), f1: expect.any(Number) };

describe('yekta evaluate', () => {
  test('--truth --json has every figure', async () => {
    const end = await yekta('evaluate', path('yekta.yaml'), '--truth', path('truth.csv'), '--json');
    const report = end.json();
    expect(end.code).toBe(0);
    expect(report).toMatchObject({
      records: 120,
      truth: { records: 118, entities: 59, pairs: 59, missing: 2, not_in_sources: 1 },
      pairwise: scores,
      cluster: scores,
      bcubed: scores,
      estimated: scores,
      threshold_probability: expect.closeTo(defaults.thresholds.link, 6),
      clusters: expect.any(Number),
      candidate_pairs: expect.any(Number),
      seconds: { load: expect.any(Number), train: expect.any(Number), total: expect.any(Number) },
      peak_rss_mb: expect.any(Number),
      health: { held_clusters: 0 },
      labels: null,
    });
    expect(report.cluster.recall).toBeGreaterThan(0.5);
    expect(report.blocking_recall).toBeGreaterThan(0.9);
    expect(report.clusters).toBeLessThan(report.records);
    const { load, train, block, score, cluster, total } = report.seconds;
    expect(total).toBeCloseTo(load + train + block + score + cluster, 2);
    expect(end.stderr).toMatch(/^load: \d/m);
  });

  test('shows no value of a record unless asked to', async () => {
    const { stdout } = await yekta('evaluate', path('yekta.yaml'), '--truth', path('truth.csv'));
    expect(stdout).toContain('False merges: ');
    expect(stdout).toContain('threshold in bits');
    for (const name of [...given, ...family]) expect(stdout).not.toContain(name);
  });

  test('--chart writes an SVG', async () => {
    await yekta('evaluate', path('yekta.yaml'), '--truth', path('truth.csv'), '--chart', path('chart.svg'));
    expect(await readFile(path('chart.svg'), 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
  });

  test('--health needs no truth', async () => {
    const report = (await yekta('evaluate', path('yekta.yaml'), '--health', '--json')).json();
    expect(report).toMatchObject({ truth: null, pairwise: null, cluster: null, bcubed: null, estimated: scores });
    expect(report.health.cluster_sizes.length).toBeGreaterThan(0);
  });

  test('--labels measures on the labelled pairs', async () => {
    const labels = 'a_source,a_key,b_source,b_key,label\naccounts,a1,sales,s1,same\naccounts,a1,sales,s2,different\n';
    await writeFile(path('labels.csv'), `${labels}sales,s3,sales,s9,unsure\nsales,s3,sales,none,same\n`);
    const report = (await yekta('evaluate', path('yekta.yaml'), '--labels', path('labels.csv'), '--json')).json();
    expect(report.labels).toEqual({
      same: 1,
      different: 1,
      unsure: 1,
      not_in_sources: 1,
      pairwise: { precision: 1, recall: 1, f1: 1 },
      cluster: { precision: 1, recall: 1, f1: 1 },
      threshold: null,
    });
  });

  test.each([
    ['nothing to measure against', [], /cli\.usage: There is nothing to measure against/],
    ['a chart without truth', ['--health', '--chart', 'x.svg'], /cli\.usage: .* needs --truth/],
    ['a truth that is not there', ['--truth', 'none.csv'], /truth\.invalid: none\.csv: /],
  ])('%s is a wrong command line', async (_, options, said) => {
    const end = await yekta('evaluate', path('yekta.yaml'), ...options);
    expect({ code: end.code, stdout: end.stdout }).toEqual({ code: 2, stdout: '' });
    expect(end.stderr).toMatch(said);
  });

  test('a file that is broken costs an exit code of its own', async () => {
    const whole = await readFile(path('accounts.csv'), 'utf8');
    await writeFile(path('accounts.csv'), `${whole}"cut off`);
    const end = await yekta('evaluate', path('yekta.yaml'), '--health', '--json');
    await writeFile(path('accounts.csv'), whole);
    expect(end.code).toBe(3);
    expect(end.stderr).toContain('file.truncated: source accounts, accounts.csv: ');
    expect(end.json().sources[1]).toMatchObject({ broken_files: 1 });
  });
});

describe('yekta sample', () => {
  test('--json prints the same pairs again, without what the model thinks of them', async () => {
    const args = ['sample', path('yekta.yaml'), '--count', '3', '--output', path('none.csv'), '--json'];
    const [first, second] = [await yekta(...args), await yekta(...args)];
    expect(second.stdout).toBe(first.stdout);
    const { pairs } = first.json();
    expect(pairs.length).toBeGreaterThan(0);
    for (const { a, b } of pairs) expect(Object.keys({ ...a, ...b })).toEqual(['source', 'key', 'fields']);
    expect(first.stdout).not.toMatch(/weight|probability|bits/);
  });

  test('pairs that have a label are not asked again', async () => {
    const args = ['sample', path('yekta.yaml'), '--count', '1', '--output', path('asked.csv'), '--json'];
    const { pairs } = (await yekta(...args)).json();
    expect(pairs).toHaveLength(1);
    const [{ a, b }] = pairs;
    const row = [b.source, b.key, a.source, a.key, 'unsure'].join(',');
    await writeFile(path('asked.csv'), `a_source,a_key,b_source,b_key,label\n${row}\n`);
    expect((await yekta(...args)).json().pairs[0]).not.toEqual(pairs[0]);
  });

  test('asks only at a terminal', async () => {
    expect(await yekta('sample', path('yekta.yaml'))).toMatchObject({ code: 2, stdout: '' });
  });
});
