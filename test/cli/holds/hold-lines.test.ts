import { expect, test } from '@jest/globals';
import { holdLines } from '../../../cli/holds/hold-lines.ts';
import type { HoldView } from '../../../cli/holds/hold-view.ts';
import { toCustomerId, toRecordId } from '../../../matching/ids.ts';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';
import { toDecisionId } from '../../../pipeline/ports/decision-store.ts';
import { type StoredHold, toHoldId } from '../../../pipeline/ports/hold-store.ts';
import { toRunId } from '../../../pipeline/ports/run-store.ts';
import { loadText } from '../../config/load-text.ts';

const profile = profileFromConfig(
  await loadText(`version: 1
project: shop
sources: { sales: { connector: csv, location: a.csv, fields: { full_name: name, phone: phone } } }
`),
);
const en = { language: 'en', timeZone: 'Asia/Tehran' } as const;
const fa = { ...en, language: 'fa' } as const;

function view(hold: Partial<StoredHold>, records = ['sales:1', 'sales:2']): HoldView {
  const stored: StoredHold = {
    id: toHoldId(3),
    scope: 'file',
    subject: 'sales: a.csv',
    value: null,
    reason: 'merges',
    counts: {
      found: 60,
      allowed: 50,
      customers: 120,
      records: 2,
      merges: 60,
      splits: 0,
      retired: 1,
      critical_fields: 0,
    },
    run: toRunId(7),
    openedAt: '2026-11-22T20:00:00.000Z',
    released: null,
    records: [toRecordId(1)],
    customers: [toCustomerId('c1')],
    ...hold,
  };
  return { hold: stored, records, subject: stored.subject };
}

test('a hold says what is to blame, why, how much, and some of its records', () => {
  expect(holdLines(view({}), profile, en)).toEqual([
    '#3  file sales: a.csv  since 2026-11-22',
    '  60 customers at once would be merged into others, 50 are allowed.',
    '  Held: changes of 120 customers, brought by 2 records: 60 merged and 1 without a record.',
    '  Records: sales:1, sales:2',
  ]);
  expect(holdLines(view({ released: toDecisionId(5) }), profile, fa)).toEqual([
    '#3  فایل \u2068sales: a.csv\u2069  از ۱۴۰۵/۰۹/۰۱',
    '  ۶۰ مشتری یک‌باره با مشتریان دیگر ادغام می‌شدند و حد مجاز ۵۰ است.',
    '  نگه‌داشته: تغییر ۱۲۰ مشتری از ۲ رکورد؛ ۶۰ ادغام و ۱ بی‌رکورد شدن.',
    '  رکوردها: \u2068sales:1\u2069، \u2068sales:2\u2069',
    '  با تصمیم ۵ در همگام‌سازی بعدی منتشر می‌شود.',
  ]);
});

test.each([
  [{ scope: 'cause', subject: 'rules' }, 'changed rules', 'تغییر قاعده‌ها'],
  [{ scope: 'cause', subject: 'model' }, 'a new model', 'مدل تازه'],
  [{ scope: 'rule', subject: 'phone' }, 'records that share a value: Phone', 'رکوردهای هم‌مقدار در «تلفن»'],
  [{ scope: 'cluster', subject: 'sales:1' }, 'customer of sales:1', 'مشتری \u2068sales:1\u2069'],
  [{ scope: 'kind', subject: 'merges' }, 'nothing in common', 'بدون وجه مشترک'],
  [{ scope: 'source', subject: 'sales', reason: 'deletions' }, 'source sales', 'منبع \u2068sales\u2069'],
] as const)('%j is to blame', (hold, english, persian) => {
  expect(holdLines(view(hold), profile, en)[0]).toBe(`#3  ${english}  since 2026-11-22`);
  expect(holdLines(view(hold), profile, fa)[0]).toBe(`#3  ${persian}  از ۱۴۰۵/۰۹/۰۱`);
});

test('a value is shown where its records still have it', () => {
  const value = { raw: '02188001122', value: '+982188001122', key: '+982188001122', status: 'valid' } as const;
  const shared = { scope: 'value', subject: 'phone', reason: 'new_junk' } as const;
  expect(holdLines(view({ ...shared, value }), profile, en)[0]).toContain('Phone +982188001122');
  expect(holdLines(view({ ...shared }), profile, en)[0]).toContain('Phone …');
});

test('of a source nobody knows yet how many customers wait; of many records some are named', () => {
  const hold = { scope: 'source', subject: 'sales', reason: 'deletions', counts: { vanished: 41, live: 60 } } as const;
  expect(holdLines(view(hold, ['1', '2', '3', '4', '5', '6']), profile, en).slice(1)).toEqual([
    '  41 of 60 records are gone from the source at once; none was deleted, and its changes wait.',
    '  Records: 1, 2, 3, 4, 5, …',
  ]);
});
