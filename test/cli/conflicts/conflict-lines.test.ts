import { describe, expect, test } from '@jest/globals';
import { type ConflictStyle, conflictLines } from '../../../cli/conflicts/conflict-lines.ts';
import type { ConflictView } from '../../../cli/conflicts/conflict-view.ts';
import { toCustomerId, toFieldName, toSourceName } from '../../../matching/ids.ts';
import { type QueuedConflict, toConflictId } from '../../../pipeline/ports/conflict-queue.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';

const profile = standardCustomerProfile();
const english: ConflictStyle = { language: 'en', timeZone: 'Asia/Tehran', width: null };
const persian: ConflictStyle = { ...english, language: 'fa' };
const records = [1, 2, 3, 4, 5, 6].map((id) =>
  customer({
    id,
    source: 'sales',
    key: String(id),
    fields: { full_name: id < 3 ? 'Ali' : 'Reza', phone: '02188776655' },
  }),
);

function view(conflict: Partial<QueuedConflict>, shown = records): ConflictView {
  return {
    conflict: {
      id: toConflictId(7),
      kind: 'held_cluster',
      reason: 'oversized',
      counts: {},
      records: records.map(({ id }) => id),
      customer: null,
      field: null,
      source: null,
      value: null,
      weight: null,
      priority: 2.585,
      state: 'open',
      assignee: null,
      openedAt: '2026-03-20T22:00:00.000Z',
      closed: null,
      ...conflict,
    },
    records: shown,
    customers: new Map(),
    evidence: null,
  };
}

describe('a question in lines', () => {
  test('of many records names some of them', () => {
    expect(conflictLines(view({}), profile, english)).toEqual([
      '#7  held cluster  priority 2.58  since 2026-03-21',
      '  More records than one customer is expected to have hang together.',
      '  6 records: sales:1, sales:2, sales:3, sales:4, sales:5, …',
    ]);
  });

  test('about a source counts what is gone, also beyond the records that are shown', () => {
    const lines = conflictLines(
      view({
        kind: 'suspicious_deletions',
        reason: 'vanished',
        source: toSourceName('sales'),
        counts: { vanished: 700, live: 900 },
        assignee: 'sara',
      }),
      profile,
      english,
    );
    expect(lines[0]).toContain('with sara');
    expect(lines.slice(2)).toEqual(['  Source sales.', expect.stringMatching(/^ {2}700 records: sales:1, .*, …$/)]);
  });

  test('about a value shows it', () => {
    const [value] = records[0]!.fields[toFieldName('phone')]!;
    const lines = conflictLines(
      view({
        kind: 'generic_value',
        reason: 'shared',
        field: toFieldName('phone'),
        value: value!,
        counts: { records: 6 },
      }),
      profile,
      english,
    );
    expect(lines[2]).toMatch(/: \+982188776655$/);
    expect(lines[3]).toContain('6 records');
  });

  test('about a field shows records that differ in it, and nothing else of them', () => {
    const lines = conflictLines(
      view({
        kind: 'contradiction',
        reason: 'critical',
        customer: toCustomerId('c01'),
        field: toFieldName('full_name'),
      }),
      profile,
      english,
    );
    const table = lines.slice(3).join('\n');
    expect(lines[2]).toBe('  Customer c01.');
    expect(table).toMatch(/sales:1 +sales:3\n.*Ali +Reza$/);
    expect(table).not.toContain('88776655');
  });

  test('in Persian has Persian digits and days', () => {
    const [headline, , names] = conflictLines(view({ assignee: 'sara' }), profile, persian);
    expect(headline).toBe('#7  خوشه‌ی نگه‌داشته‌شده  اولویت ۲٫۵۸  در دست ⁨sara⁩  از ۱۴۰۵/۰۱/۰۱');
    expect(names).toContain('۶ رکورد: ⁨sales:1⁩، ');
  });

  test('whose records are gone still says what it is about', () => {
    expect(conflictLines(view({ records: records.slice(0, 2).map(({ id }) => id) }, []), profile, english)[2]).toBe(
      '  2 records: …',
    );
  });
});
