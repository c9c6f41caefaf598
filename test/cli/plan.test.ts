import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Console } from '../../cli/output/console.ts';
import { runProgram } from '../../cli/program.ts';

const config = `version: 1
project: plan
sources:
  people:
    connector: csv
    location: people.csv
    key: [id]
    kind: person
    fields: { given_name: given, family_name: family, phone: [mobile, office] }
matching:
  blocking: [[phone:last7], [family_name:sound, given_name:initial]]
`;
const names = [
  'Ali,Rezaei',
  'Sara,Karimi',
  'Mohammad,Mousavi',
  'Maryam,Ahmadi',
  'Reza,Ghasemi',
  'Narges,Sadeghi',
  'Ali,Rezaee',
];
const people = [
  'id,given,family,mobile,office',
  ...names.map((name, i) => `${i},${name},0912123450${i % 6},02188776655`),
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yekta-plan-'));
  await writeFile(join(folder, 'yekta.yaml'), config);
  await writeFile(join(folder, 'people.csv'), people.join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function plan(...options: readonly string[]) {
  const printed: string[] = [];
  const values: unknown[] = [];
  const out: Console = {
    interactive: false,
    width: null,
    print: (line = '') => printed.push(line),
    printJson: (value) => values.push(value),
    note: () => {},
    showLive: () => {},
  };
  const code = await runProgram(['node', 'yekta', 'plan', join(folder, 'yekta.yaml'), ...options], out);
  process.exitCode = undefined;
  return { code, text: printed.join('\n'), json: values[0] };
}

describe('yekta plan of files', () => {
  test('prints comparisons, excluded values, and the rules of the configuration with what they bring', async () => {
    const { code, text } = await plan();
    expect(code).toBe(0);
    expect(text).toMatch(/^Comparisons on 7 records\n/);
    expect(text).toMatch(/^phone +phone +identify +7 +7 +exact, /m);
    expect(text).toMatch(/^ {2}phone: 1; most records: 7$/m);
    expect(text).toMatch(/^phone:last7 +1 +2 +1 +1 +0 +0 /m);
    expect(text).toMatch(/^family_name:sound & given_name:initial +1 +2 +1 +0 +0 +0 /m);
    expect(text).toMatch(/^1 candidate pair, 0\.1 per record\.$/m);
  });

  test('shows values only when asked to', async () => {
    const [silent, open] = [await plan(), await plan('--show-values')];
    expect(silent.text).not.toContain('88776655');
    expect(open.text).toContain('+982188776655 (7)');
    expect(JSON.stringify((await plan('--json')).json)).not.toContain('88776655');
  });

  test('prints the same as JSON', async () => {
    const { json, text } = await plan('--json', '--show-values');
    expect(text).toBe('');
    expect(json).toMatchObject({
      records: 7,
      excluded: [{ field: 'phone', count: 1, largest: [{ value: '+982188776655', records: 7 }] }],
      rules: [
        { rule: 'phone:last7', blocks: 1, largest_block: 2, predicted_pairs: 1, new_pairs: 1, skipped_keys: 0 },
        { rule: 'family_name:sound & given_name:initial', predicted_pairs: 1, new_pairs: 0 },
      ],
      candidate_pairs: 1,
    });
  });
});
