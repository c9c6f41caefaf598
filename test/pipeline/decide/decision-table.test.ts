import { describe, expect, test } from '@jest/globals';
import type { Judgement } from '../../../matching/decision.ts';
import { toFieldName, toRecordId, toSourceName } from '../../../matching/ids.ts';
import {
  type DecisionRow,
  decisionColumns,
  decisionRowSchema,
  formatRef,
  toDecisionRow,
} from '../../../pipeline/decide/decision-table.ts';
import { type RecordRef, type StoredDecision, toDecisionId } from '../../../pipeline/ports/decision-store.ts';

const [a, b, c] = [1, 2, 3].map(toRecordId) as [never, never, never];
const ref = (source: string, key: string, stream: string | null = null): RecordRef => ({
  source: toSourceName(source),
  key,
  stream,
});
const refs = new Map([
  [a, ref('sales', '1024')],
  [b, ref('support', 'user:361, "x"')],
  [c, ref('crm', '7', 'people [old]')],
]);
const phone = toFieldName('phone');
const schema = decisionRowSchema('Asia/Tehran');

const stored = (judgement: Judgement): StoredDecision => ({
  id: toDecisionId(1),
  judgement,
  author: 'سارا',
  reason: 'a reason,\nin two lines',
  origin: 'cli',
  decidedAt: '2026-01-02T03:04:05.678Z',
  expiresAt: null,
  restores: null,
  end: null,
});

const row = (cells: Partial<DecisionRow>): DecisionRow => ({
  ...(Object.fromEntries(decisionColumns.map((column) => [column, ''])) as DecisionRow),
  author: 'sara',
  ...cells,
});

describe('decisions as rows', () => {
  test.each<readonly [Judgement, object]>([
    [
      { kind: 'must_link', a, b },
      { decision: 'link', records: [refs.get(a), refs.get(b)] },
    ],
    [
      { kind: 'cannot_link', a: b, b: c },
      { decision: 'separate', records: [refs.get(b), refs.get(c)] },
    ],
    [
      { kind: 'confirm_cluster', records: [a, b, c] },
      { decision: 'confirm', records: [...refs.values()] },
    ],
    [
      { kind: 'split_cluster', parts: [[a, b], [c]] },
      { decision: 'split', records: [[refs.get(a), refs.get(b)], [refs.get(c)]] },
    ],
    [
      { kind: 'pin', record: a, field: phone, values: [{ value: '+98912', key: 'k' }], known: ['x', 'y'] },
      { decision: 'pin', records: [refs.get(a)], field: 'phone', value: ['+98912'], known: ['x', 'y'] },
    ],
    [
      { kind: 'pin', record: c, field: phone, values: [], known: [] },
      { decision: 'pin', records: [refs.get(c)], value: [], known: [] },
    ],
    [
      { kind: 'unpin', record: a, field: phone },
      { decision: 'unpin', field: 'phone' },
    ],
    [
      { kind: 'reject_value', record: a, field: phone, value: { value: '1', key: '2' } },
      { decision: 'reject', value: ['1'] },
    ],
    [
      { kind: 'generic_value', field: phone, key: '+98' },
      { decision: 'generic', field: 'phone', value: ['+98'] },
    ],
  ])('%j is read as it was written', (judgement, expected) => {
    expect(schema.parse(toDecisionRow(stored(judgement), refs))).toMatchObject({
      ...expected,
      author: 'سارا',
      reason: 'a reason,\nin two lines',
      decided_at: '2026-01-02T03:04:05.678Z',
      until: null,
    });
  });

  test('a day is meant to its end', () => {
    const parsed = schema.parse(row({ decision: 'pin', records: 'sales:1', field: 'phone', until: '1405/12/29' }));
    expect(parsed.until).toBe('2027-03-20T20:30:00.000Z');
  });

  test.each<readonly [Partial<DecisionRow>, string, RegExp]>([
    [{ decision: 'join' }, 'decision', /one of link, separate, confirm, split, pin, unpin, reject, generic/],
    [{ decision: 'link', records: 'sales:1' }, 'records', /two records/],
    [{ decision: 'link', records: 'sales:1\n4711' }, 'records', /source:key/],
    [{ decision: 'split', records: 'sales:1\nsales:2' }, 'records', /empty line/],
    [{ decision: 'pin', records: 'sales:1', value: '1' }, 'field', /must be named/],
    [{ decision: 'generic', field: 'phone', value: '1\n2' }, 'value', /one value/],
    [{ decision: 'unpin', records: 'sales:1', field: 'phone', author: ' ' }, 'author', /Who decided/],
    [{ decision: 'unpin', records: 'sales:1', field: 'phone', until: 'soon' }, 'until', /a date or a time/],
  ])('%j is refused for its %s', (cells, column, message) => {
    const { error } = schema.safeParse(row(cells));
    expect(error?.issues.map(({ path }) => path[0])).toContain(column);
    expect(error?.issues.find(({ path }) => path[0] === column)?.message).toMatch(message);
  });

  test('names of records tell a stream only where it is needed', () => {
    expect([...refs.values()].map(formatRef)).toEqual(['sales:1024', 'support:user:361, "x"', 'crm[people [old]]:7']);
  });
});
