import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type OpenWarehouse, openWarehouse } from '../../warehouse/open.ts';
import { runInProcess } from '../support/cli/in-process.ts';
import { words } from '../support/cli/shop.ts';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';
import { guideSteps, linesToCompare } from '../support/docs/guide-steps.ts';
import { shapeDifferences } from '../support/docs/shape-differences.ts';

const guide = readFileSync(new URL('../../docs/rollback.md', import.meta.url), 'utf8');
const steps = guideSteps(guide);

const config = `version: 1
project: shop
sources:
  accounts: { connector: csv, location: accounts.csv, key: [code], fields: { full_name: name, phone: mobile, city: city } }
  sales: { connector: csv, location: sales.csv, key: [code], fields: { full_name: name, phone: mobile, city: city } }
`;
const sales = [
  'S-1,Ali Rezaei,09121234567,Tehran',
  'S-2,Sara Karimi,09351112233,Isfahan',
  'S-3,Reza Ghasemi,09125556677,Mashhad',
];
const accounts = [
  'A-1,Ali Rezaei,09121234567,Tehran',
  'A-2,Maryam Ahmadi,09361231234,Tabriz',
  'A-3,Hossein Naderi,09137778899,Shiraz',
];
/** What the syncs of the guide find as the file of accounts. */
const files = [
  [accounts[0]!, accounts[1]!.replace('Tabriz', 'Karaj'), 'A-4,Nima Sadeghi,09120009988,Karaj'],
  null,
  [...accounts.with(2, accounts[2]!.replace('Shiraz', 'Kerman'))],
];

let folder: string;
let holder: OpenWarehouse;
let syncs = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yekta-rollback-guide-'));
  await chmod(folder, 0o755);
  holder = await openWarehouse({ stateFolder: join(folder, '.yekta'), project: 'holder' });
  await writeFile(join(folder, 'yekta.yaml'), config);
  await put('sales', sales);
  await put('accounts', accounts);
  await yekta('sync');
});
afterAll(async () => {
  await holder.close();
  await rm(folder, { recursive: true, force: true });
});

const put = (name: string, rows: readonly string[]) =>
  writeFile(join(folder, `${name}.csv`), `${['code,name,mobile,city', ...rows].join('\n')}\n`);
const yekta = (command: string) => runInProcess(...words(command), '-c', join(folder, 'yekta.yaml'));

// In the order of the guide: later ones go on from earlier ones.
test.each(steps)('docs/rollback.md:$line', async ({ commands: [command = ''], shown }) => {
  if (command === 'yekta sync') {
    const rows = files[syncs++];
    if (rows) await put('accounts', rows);
  }
  const { code, stdout } = await yekta(command.replace(/^yekta /, ''));
  expect({ command, code }).toEqual({ command, code: 0 });
  if (shown !== null) expect(linesToCompare(stdout)).toEqual(linesToCompare(shown));
});

test('the JSON of the guide has the shape that is printed', async () => {
  const [block] = fencedBlocks(guide, 'json');
  const { stdout } = await yekta('rollback 5 --reason again --json');
  expect(shapeDifferences(JSON.parse(block!.text), JSON.parse(stdout), 'rollback')).toEqual([]);
});
