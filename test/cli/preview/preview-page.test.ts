import { describe, expect, test } from '@jest/globals';
import { previewPage } from '../../../cli/preview/page/preview-page.ts';
import { previewLines } from '../../../cli/preview/preview-lines.ts';
import { toCustomerId, toFieldName, toRecordId } from '../../../matching/ids.ts';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';
import type { Move } from '../../../pipeline/preview/moves.ts';
import type { Preview } from '../../../pipeline/preview/preview-result.ts';
import { loadText, smallFile } from '../../config/load-text.ts';

const profile = profileFromConfig(await loadText(smallFile));
const none = { count: 0, samples: [] };
const noQuestions = { possible_match: none, held_cluster: none, contested_decision: none, contradiction: none };
const holding = (customer: string, ...records: number[]) => ({
  customer: toCustomerId(customer),
  records: records.map(toRecordId),
});

/** A preview of one move, in which customers have a hostile name. */
function previewOf(move: Move): Preview {
  return {
    model: 'stored',
    customers: { before: move.before.length, after: move.after.length },
    records: { before: 10, after: 10 },
    renormalized: [],
    identities: { created: 0, absorbed: 1, released: 0, split: 0, retired: 0, restored: 0 },
    moves: {
      ...{ merged: none, split: none, regrouped: none, created: none, retired: none, resized: none },
      [move.kind]: { count: 1_234, samples: [move] },
    },
    changed: 1,
    kindsChanged: 0,
    fields: [
      {
        field: toFieldName('full_name'),
        count: 1,
        gained: 0,
        lost: 0,
        causes: { decided: 0, joined: 0, left: 0, reread: 0, chosen: 1 },
        samples: [
          {
            customer: toCustomerId('a'),
            field: toFieldName('full_name'),
            before: 'علی & <b>Ali</b>',
            after: '</bdi><script>alert(1)</script>',
            cause: 'chosen',
            rule: 'most_recent',
            records: [toRecordId(1)],
          },
        ],
      },
    ],
    questions: { opened: noQuestions, closed: noQuestions },
    nameOf: (record) => `sales:"${record}"`,
    titleOf: () => `O'Neil <img src=x onerror="alert(1)">`,
  };
}

const merge: Move = { kind: 'merged', before: [holding('a', 1), holding('b', 2, 3)], after: [holding('a', 1, 2, 3)] };
const shown = { preview: previewOf(merge), profile, showValues: true };

describe('the page of a preview', () => {
  test('shows texts of customers as texts', () => {
    const page = previewPage(shown);
    expect(page).toContain('O&#39;Neil &lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(page).toContain('<bdi>&lt;/bdi&gt;&lt;script&gt;alert(1)&lt;/script&gt;</bdi>');
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).not.toContain('<img');
  });

  test('draws a band for each two customers that share records, from right to left in Persian', () => {
    const [english, persian] = [...previewPage(shown).matchAll(/<svg .*?<\/svg>/gs)].map(([svg]) => svg);
    for (const svg of [english!, persian!]) {
      expect(svg.match(/<path class="flow"/g)).toHaveLength(2);
      expect(svg.match(/<rect class="now"/g)).toHaveLength(2);
      expect(svg.match(/<rect class="then"/g)).toHaveLength(1);
      expect(svg).not.toContain('NaN');
    }
    const placeOf = (svg: string, side: string) => Number(new RegExp(`<rect class="${side}" x="(\\d+)"`).exec(svg)![1]);
    expect(placeOf(english!, 'now')).toBeLessThan(placeOf(english!, 'then'));
    expect(placeOf(persian!, 'now')).toBeGreaterThan(placeOf(persian!, 'then'));
  });

  test('counts with the digits of the language, and says how much of it is shown', () => {
    const page = previewPage(shown);
    expect(page).toMatch(/Customers that become one: 1234 <span class="soft">\(shown here: 1\)/);
    expect(page).toMatch(/مشتریانی که یکی می‌شوند: ۱۲۳۴ <span class="soft">\(این‌جا آمده: ۱\)/);
  });
});

describe('the lines of a preview', () => {
  test('name only the first of many records', () => {
    const many = Array.from({ length: 9 }, (_, index) => index + 1);
    const grown: Move = { kind: 'created', before: [], after: [holding('new-000000012', ...many)] };
    const lines = previewLines({ preview: previewOf(grown), profile, showValues: false });
    expect(lines).toContain('  then  new 12: sales:"1", sales:"2", sales:"3", sales:"4", sales:"5" and 4 more');
    expect(lines).toContain('New customers: 1,234');
  });

  test('keep Persian values from disturbing the line', () => {
    expect(previewLines(shown).join('\n')).toContain('a: \u2068علی & <b>Ali</b>\u2069 → </bdi>');
  });
});
