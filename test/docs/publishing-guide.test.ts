import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { jsonOf } from '../support/cli/expect-lines.ts';
import { useShop } from '../support/cli/shop.ts';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';
import { guideSteps, linesToCompare } from '../support/docs/guide-steps.ts';
import { shapeDifferences } from '../support/docs/shape-differences.ts';
import { personAt, withShiftedPhones } from '../support/people.ts';

const guide = read('publishing.md');
const steps = guideSteps(guide);

const [documented] = fencedBlocks(read('cli.md'), 'json').filter(({ info }) => info === 'holds');

function read(name: string): string {
  return readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
}

interface Row {
  readonly code: string;
  readonly name: string;
  readonly phone: string;
}

const rowsOf = (prefix: string, count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({ code: `${prefix}-${index}`, ...personAt(index) }));
const csvOf = (rows: readonly Row[]): string =>
  ['code,name,mobile', ...rows.map(({ code, name, phone }) => `${code},${name},${phone}`), ''].join('\n');

const source = (name: string): string =>
  `  ${name}: { connector: csv, location: ${name}.csv, key: [code], fields: { full_name: name, phone: mobile } }`;

const shop = useShop(async ({ write, yekta }) => {
  const [sales, accounts] = [rowsOf('S', 120), rowsOf('A', 60)];
  const config = ['version: 1', 'project: shop', 'sources:', source('sales'), source('accounts')];
  await write('yekta.yaml', [...config, 'publication: { from_customers: 100 }', ''].join('\n'));
  await write('sales.csv', csvOf(sales));
  await write('accounts.csv', csvOf(accounts));
  expect((await yekta('sync')).code).toBe(0);
  const moved = sales.map((row, index) => (index < 117 ? row : { ...row, phone: `0935${1_000_000 + index}` }));
  await write('sales.csv', csvOf([...moved, { code: 'S-120', ...personAt(120) }]));
  await write('accounts.csv', csvOf(withShiftedPhones(accounts)));
});

// In the order of the guide: later ones go on from earlier ones.
test.each(steps)('docs/publishing.md:$line', async ({ commands, info, shown }) => {
  const end = info === 'exit-3' ? 3 : 0;
  let last = '';
  for (const [index, command] of commands.entries()) {
    const { code, stdout } = await shop.yekta(command.replace(/^yekta /, ''));
    expect({ command, code }).toEqual({ command, code: index < commands.length - 1 ? 0 : end });
    last = stdout;
    if (command.startsWith('yekta show'))
      expect(stdout).toContain(
        'changes held back (#1, file accounts: accounts.csv): 60 customers at once would be split',
      );
    if (command.startsWith('yekta conflicts'))
      expect(shapeDifferences(JSON.parse(documented!.text), jsonOf(await shop.yekta('holds --json')), 'holds')).toEqual(
        [],
      );
  }
  if (shown !== null) expect(linesToCompare(last)).toEqual(linesToCompare(shown));
});

test('what the guide shows is most of it', () => {
  expect(steps.filter(({ shown }) => shown !== null).length).toBeGreaterThan(3);
});
