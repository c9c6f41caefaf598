import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';
import { runDemo, runYekta, type YektaEnd } from '../support/processes/run-yekta.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const explainGuide = readFileSync(new URL('../../docs/explain.md', import.meta.url), 'utf8');
const [demoBlock, showBlock] = fencedBlocks(readme, 'text');
/** Empty counts as not set: the embedded server holds warehouse and queues. */
const environment = { ...process.env, DATABASE_URL: '', REDIS_URL: '' };

let folder: string;
let demo: YektaEnd;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yekta-readme-'));
  await chmod(folder, 0o755);
  demo = await runDemo(folder, environment);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the demo prints what the README shows, times aside', () => {
  expect({ code: demo.code, printed: withoutChance(demo.stdout) }).toEqual({
    code: 0,
    printed: withoutChance(demoBlock!.text),
  });
});

test('the demo is as right as the README says', () => {
  const [, precision, recall] = /precision ([\d.]+), recall ([\d.]+)/.exec(demo.stdout)!;
  expect(Number(precision)).toBeGreaterThanOrEqual(0.99);
  expect(Number(recall)).toBeGreaterThanOrEqual(0.9);
});

test('the demo run again changes nothing', async () => {
  const again = await runDemo(folder, environment);
  expect({ code: again.code, said: again.stdout.includes('No customer changed.') }).toEqual({ code: 0, said: true });
});

test('show prints what the README shows, ids aside', async () => {
  const shown = await runYekta(['show', '-c', join(folder, 'yekta.yaml'), 'sales:10020'], environment);
  expect(withoutChance(shown.stdout)).toBe(withoutChance(showBlock!.text));
});

test.each(fencedBlocks(explainGuide, 'text').map(({ info, text }) => [info, text] as const))(
  'docs/explain.md shows what yekta %s prints',
  async (command, text) => {
    const [name, ...args] = command.split(' ');
    const explained = await runYekta([name!, '-c', join(folder, 'yekta.yaml'), ...args], environment);
    expect(withoutChance(explained.stdout)).toBe(withoutChance(text));
  },
);

/** Leaves out what differs from run to run: durations and customer ids. */
function withoutChance(text: string): string {
  return text
    .replace(/\d+\.\d s/g, 'N s')
    .replace(/\bc[0-9a-hjkmnp-tv-z]{26}\b/g, 'ID')
    .trim();
}
