import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeSmallCompany, type SmallCompany } from '../support/company/small-company.ts';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';
import { runYekta } from '../support/processes/run-yekta.ts';

const guide = readFileSync(new URL('../../docs/evaluate.md', import.meta.url), 'utf8');
const commands = fencedBlocks(guide, 'sh').flatMap(({ text }) => text.trimEnd().split('\n'));

let company: SmallCompany;
beforeAll(async () => {
  company = await makeSmallCompany();
  await company.configFor('company');
});
afterAll(() => company.close());

async function run(command: string) {
  const [program, ...args] = command.split(' ');
  expect(program).toBe('yekta');
  const { code, stdout, stderr } = await runYekta(args, company.env, company.folder);
  expect({ code, errors: stderr.match(/^\w+\.\w+: .*/m) }).toEqual({ code: 0, errors: null });
  return stdout;
}

test('the commands of the guide work on the example company', async () => {
  expect(commands).toHaveLength(3);
  const [lines, json, health] = [await run(commands[0]!), await run(commands[1]!), await run(commands[2]!)];
  expect(lines).toContain('False merges: ');
  expect(await readFile(join(company.folder, 'thresholds.svg'), 'utf8')).toContain('</svg>');
  expect(health).toContain('Health');

  const report = JSON.parse(json) as Readonly<Record<string, unknown>> & {
    readonly cluster: { readonly precision: number; readonly recall: number };
    readonly truth: { readonly missing: number; readonly not_in_sources: number };
  };
  expect(report.cluster.precision).toBeGreaterThan(0.97);
  expect(report.cluster.recall).toBeGreaterThan(0.85);
  expect(report.truth).toMatchObject({ missing: 0 });
  for (const figure of Object.keys(report)) expect(guide).toContain(`\`${figure}\``);
});

test('the guide names every cause of an error', () => {
  const causes = readFileSync(new URL('../../matching/evaluate/error-cause.ts', import.meta.url), 'utf8');
  const named = [...causes.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, cause]) => cause!);
  expect(named.length).toBeGreaterThan(8);
  for (const cause of named) expect(guide).toContain(`| \`${cause}\``);
});
