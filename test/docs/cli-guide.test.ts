import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { exitCodes } from '../../cli/exit-codes.ts';
import { jsonOf } from '../support/cli/expect-lines.ts';
import { useShop } from '../support/cli/shop.ts';
import { accountsCsv, leadsJsonl, salesRows, truthCsv } from '../support/cli/shop-files.ts';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';
import { shapeDifferences } from '../support/docs/shape-differences.ts';

const guide = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
const matchingGuide = readFileSync(new URL('../../docs/matching.md', import.meta.url), 'utf8');
const identitiesGuide = readFileSync(new URL('../../docs/identities.md', import.meta.url), 'utf8');
const changesGuide = readFileSync(new URL('../../docs/changes.md', import.meta.url), 'utf8');
const erasureGuide = readFileSync(new URL('../../docs/erasure.md', import.meta.url), 'utf8');
const commands = [
  ...commandsOf('cli.md', guide),
  ...commandsOf('matching.md', matchingGuide),
  ...commandsOf('identities.md', identitiesGuide),
  ...commandsOf('changes.md', changesGuide),
  ...commandsOf('erasure.md', erasureGuide),
];

function commandsOf(name: string, markdown: string): readonly (readonly [place: string, command: string])[] {
  return fencedBlocks(markdown, 'sh')
    .filter(({ info }) => info !== 'no-run')
    .flatMap(({ text, line }) =>
      text
        .trimEnd()
        .split('\n')
        .map((command, i) => [`${name}:${line + i + 1}`, command] as const),
    );
}

const shop = useShop(async (shop) => {
  await shop.write('sales.xlsx', salesRows);
  await shop.write('accounts.csv', `${accountsCsv},No Key,,,,\n`);
  await shop.write('truth.csv', truthCsv);
  await shop.write('leads.jsonl', leadsJsonl);
  await shop.write('labels.csv', 'a_source,a_key,b_source,b_key,label\naccounts,A-1,sales,S-1,same\n');
});

test('the guides have commands to run', () => {
  expect(commands.length).toBeGreaterThan(15);
});

// In the order of the guides: later ones go on from earlier ones.
test.each(commands)('%s: %s', async (_, command) => {
  const [program, ...args] = command.split(' ');
  expect(program).toBe('yekta');
  const end = await shop.yekta(args.join(' '));
  expect({ code: end.code, stderr: end.stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/^\w+\.\w+: /) });
  expect(end.stdout).not.toBe('');
});

describe('JSON in the guide', () => {
  test.each(fencedBlocks(guide, 'json').map(({ info, text }) => [info, text] as const))(
    'has the shape that yekta %s --json prints',
    async (command, text) => {
      expect(shapeDifferences(JSON.parse(text), jsonOf(await shop.yekta(`${command} --json`)), command)).toEqual([]);
    },
  );
});

test('the guide lists every exit code', () => {
  const listed = [...guide.matchAll(/^\| (\d+) /gm)].map(([, code]) => Number(code));
  expect(listed).toEqual(Object.values(exitCodes));
});
