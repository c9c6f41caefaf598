import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { expect, test } from '@jest/globals';
import { useShop } from '../support/cli/shop.ts';
import { writeLists } from '../support/cli/shop-files.ts';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';

const guide = readFileSync(new URL('../../docs/decisions.md', import.meta.url), 'utf8');

/** Commands with the output that the guide shows of the last of them. */
const steps = stepsOf(['sh', 'text'].flatMap((language) => blocksOf(language)).sort((a, b) => a.line - b.line));

const shop = useShop(async (shop) => {
  await writeLists(shop);
  await shop.yekta('init sales.xlsx accounts.csv');
  await shop.yekta('sync');
});

test('the guide has commands with their output', () => {
  expect(steps.length).toBeGreaterThan(6);
});

// In the order of the guide: later ones go on from earlier ones.
test.each(steps)('docs/decisions.md:$line', async ({ commands, fails, shown }) => {
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
  if (shown !== null) expect(linesOf(printed)).toEqual(linesOf(shown));
});

interface Block {
  readonly language: string;
  readonly info: string;
  readonly text: string;
  readonly line: number;
}

function blocksOf(language: string): readonly Block[] {
  return fencedBlocks(guide, language).map((block) => ({ ...block, language }));
}

function stepsOf(blocks: readonly Block[]) {
  return blocks.flatMap(({ language, info, text, line }, index) => {
    if (language !== 'sh') return [];
    const next = blocks[index + 1];
    return [
      {
        line,
        commands: text.trim().split('\n'),
        fails: info === 'fails',
        shown: next?.language === 'text' ? next.text : null,
      },
    ];
  });
}

/** Lines without ids, days, and what fills tables. */
function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .replaceAll(userInfo().username, 'USER')
    .split('\n')
    .map((line) =>
      line
        .replace(/c0\w{25}/g, 'ID')
        .replace(/20[0-4]\d-\d\d-\d\d|[۰-۹]{4}\/[۰-۹]{2}\/[۰-۹]{2}/g, 'DAY')
        .replace(/ {2,}/g, '  '),
    );
}
