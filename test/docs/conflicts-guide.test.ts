import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { questionKinds } from '../../matching/queue/question.ts';
import { uncertaintyOf } from '../../matching/queue/uncertainty.ts';
import { jsonOf } from '../support/cli/expect-lines.ts';
import { useShop } from '../support/cli/shop.ts';
import { writeLists } from '../support/cli/shop-files.ts';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';
import { shapeDifferences } from '../support/docs/shape-differences.ts';

const guide = read('conflicts.md');
const printed = fencedBlocks(guide, 'text').filter(({ info }) => info !== 'no-output');
/** Commands, and what the last of them prints where the guide shows it. */
const steps = fencedBlocks(guide, 'sh').map(({ text, line }, index, all) => {
  const next = all[index + 1]?.line ?? Number.POSITIVE_INFINITY;
  return {
    line,
    commands: text.trim().split('\n'),
    shown: printed.find((block) => block.line > line && block.line < next)?.text ?? null,
  };
});
const [documented] = fencedBlocks(read('cli.md'), 'json').filter(({ info }) => info.startsWith('conflicts'));

function read(name: string): string {
  return readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
}

const shop = useShop(async (shop) => {
  await writeLists(shop);
  await shop.yekta('init sales.xlsx accounts.csv');
  await shop.yekta('sync');
});

// In the order of the guide: later ones go on from earlier ones.
test.each(steps)('docs/conflicts.md:$line', async ({ commands, shown }) => {
  let last = '';
  for (const command of commands) {
    const { code, stdout, stderr } = await shop.yekta(command.replace(/^yekta /, ''));
    expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: expect.not.stringMatching(/^\w+\.\w+: /) });
    last = stdout;
    if (command.includes('--kind contradiction'))
      expect(
        shapeDifferences(JSON.parse(documented!.text), jsonOf(await shop.yekta('conflicts --json')), 'conflicts'),
      ).toEqual([]);
  }
  if (shown !== null) expect(linesOf(last)).toEqual(linesOf(shown));
});

test('what the guide shows is most of it', () => {
  expect(steps.filter(({ shown }) => shown !== null).length).toBeGreaterThan(4);
});

test('the guide names every kind of question', () => {
  expect([...guide.matchAll(/^\| `(\w+)`/gm)].map(([, kind]) => kind).sort()).toEqual([...questionKinds].sort());
});

test('the guide states the numbers that hold', () => {
  const text = guide.replace(/\s+/g, ' ');
  const of = (number: number) => number.toFixed(2);
  expect(text).toContain(
    `${of(uncertaintyOf({ kind: 'contradiction', reason: 'critical' }, null))} for contradictions and for pins that sources contest`,
  );
  expect(text).toContain(
    `${of(uncertaintyOf({ kind: 'contested_decision', reason: 'party_kind' }, null))} where evidence speaks against a decision`,
  );
  expect(text).toContain(
    `${of(uncertaintyOf({ kind: 'contested_decision', reason: 'pin_agreed' }, null))} for pins that are not needed any more`,
  );
});

/** Lines without ids, days, scores and what fills tables. */
function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .replace(/c0\w{25}/g, 'ID')
        .replace(/^#\d+/, '#N')
        .replace(/20[0-4]\d-\d\d-\d\d|[۰-۹]{4}\/[۰-۹]{2}\/[۰-۹]{2}/g, 'DAY')
        .replace(/[+-]\d+\.\d/g, 'BITS')
        .replace(/ {2,}/g, '  ')
        .trim(),
    );
}
