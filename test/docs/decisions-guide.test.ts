import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { useShop } from '../support/cli/shop.ts';
import { writeLists } from '../support/cli/shop-files.ts';
import { guideSteps, linesToCompare } from '../support/docs/guide-steps.ts';

const guide = readFileSync(new URL('../../docs/decisions.md', import.meta.url), 'utf8');

/** Commands with the output that the guide shows of the last of them. */
const steps = guideSteps(guide);

const shop = useShop(async (shop) => {
  await writeLists(shop);
  await shop.yekta('init sales.xlsx accounts.csv');
  await shop.yekta('sync');
});

test('the guide has commands with their output', () => {
  expect(steps.length).toBeGreaterThan(6);
});

// In the order of the guide: later ones go on from earlier ones.
test.each(steps)('docs/decisions.md:$line', async ({ commands, info, shown }) => {
  const fails = info === 'fails';
  let printed = '';
  for (const command of commands) {
    const { code, stdout, stderr } = await shop.yekta(command.replace(/^yekta /, ''));
    expect({ command, code, stderr: fails ? '' : stderr }).toEqual({
      command,
      code: fails ? 1 : 0,
      stderr: fails ? '' : expect.not.stringMatching(/^\w+\.\w+: /),
    });
    printed = fails ? stderr : stdout;
  }
  if (shown !== null) expect(linesToCompare(printed)).toEqual(linesToCompare(shown));
});
