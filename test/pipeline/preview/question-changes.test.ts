import { describe, expect, test } from '@jest/globals';
import { toCustomerId, toFieldName, toRecordId } from '../../../matching/ids.ts';
import { contradictionChanges, matchQuestionChanges } from '../../../pipeline/preview/question-changes.ts';

const [one, two, three] = [1, 2, 3].map(toRecordId) as [
  ReturnType<typeof toRecordId>,
  ReturnType<typeof toRecordId>,
  ReturnType<typeof toRecordId>,
];
const nothing = { possibleMatches: [], held: [], contestedDecisions: [] };
const possible = (a: typeof one, b: typeof one) => ({ a, b, weight: 1, reason: 'weak_bridge' as const });

describe('questions about matching', () => {
  test('open when they are asked and were not, and close when they are not asked any more', () => {
    const known = [
      { kind: 'possible_match', records: [one, two], isOpen: true },
      { kind: 'held_cluster', records: [one, two, three], isOpen: true },
    ] as const;
    const asked = matchQuestionChanges(known, {
      ...nothing,
      possibleMatches: [possible(two, one), possible(two, three)],
    });
    expect(asked.opened).toEqual([{ kind: 'possible_match', records: [2, 3], customer: null, field: null }]);
    expect(asked.closed).toEqual([{ kind: 'held_cluster', records: [1, 2, 3], customer: null, field: null }]);
  });

  test('that a person closed are not asked again', () => {
    const known = [{ kind: 'possible_match', records: [one, two], isOpen: false }] as const;
    const none = { opened: [], closed: [] };
    expect(matchQuestionChanges(known, { ...nothing, possibleMatches: [possible(one, two)] })).toEqual(none);
    expect(matchQuestionChanges(known, nothing)).toEqual(none);
  });
});

test('contradictions of a customer open and close by field', () => {
  const customer = toCustomerId('a');
  const golden = (...fields: string[]) => ({
    kind: null,
    fields: {},
    provenance: {
      [toFieldName('tax_code')]: {
        winners: [{ value: '1', record: two, status: 'valid' as const }],
        rule: 'tie_break' as const,
        losers: [{ value: '2', record: one, status: 'valid' as const, reason: 'rule' as const }],
      },
    },
    contradictions: fields.map((field) => ({ field: toFieldName(field), reason: 'unique' as const, priority: 1 })),
  });
  const before = { id: customer, golden: golden('phone', 'city'), members: [] };
  const after = { golden: golden('city', 'tax_code'), members: [] };
  expect(contradictionChanges({ customer, before, after })).toEqual({
    opened: [{ kind: 'contradiction', records: [1, 2], customer, field: 'tax_code' }],
    closed: [{ kind: 'contradiction', records: [], customer, field: 'phone' }],
  });
  expect(contradictionChanges({ customer, before, after: null }).closed).toHaveLength(2);
  expect(contradictionChanges({ customer, before: null, after }).opened).toHaveLength(2);
});
