import { describe, expect, test } from '@jest/globals';
import { toCustomerId, toFieldName, toRecordId } from '../../../matching/ids.ts';
import type { KnownQuestion } from '../../../pipeline/ports/frozen-warehouse.ts';
import {
  compareQuestions,
  fieldQuestions,
  matchQuestions,
  type QuestionChange,
} from '../../../pipeline/preview/question-changes.ts';

const about = (kind: QuestionChange['kind'], ...records: number[]): QuestionChange => ({
  kind,
  records: records.map(toRecordId),
  customer: null,
  field: null,
});
const field = (customer: string, name: string): QuestionChange => ({
  ...about('contradiction', 1),
  customer: toCustomerId(customer),
  field: toFieldName(name),
});
const known = (question: QuestionChange, isOpen: boolean): KnownQuestion => ({ ...question, isOpen });

describe('questions', () => {
  test('open when they are asked and were not, and close when they are not asked any more', () => {
    const comparison = compareQuestions([
      known(about('possible_match', 2, 1), true),
      known(about('held_cluster', 3, 1, 2), true),
      known(field('a', 'city'), true),
    ]);
    expect(comparison.ask(about('possible_match', 1, 2))).toBe(false);
    expect(comparison.ask(about('possible_match', 1, 3))).toBe(true);
    expect(comparison.ask(field('a', 'phone'))).toBe(true);
    expect(comparison.ask(field('b', 'city'))).toBe(true);
    expect(comparison.closed()).toEqual([about('held_cluster', 1, 2, 3), field('a', 'city')]);
  });

  test('that a person answered are not asked again, nor is whether a pair was meant', () => {
    const comparison = compareQuestions([known(about('possible_match', 1, 2), false)]);
    expect(comparison.ask(about('possible_match', 1, 2))).toBe(false);
    expect(comparison.ask(about('contested_decision', 1, 2))).toBe(false);
    expect(comparison.ask(about('contested_decision', 1, 3))).toBe(true);
    expect(comparison.closed()).toEqual([]);
  });

  test('of a match result', () => {
    const [a, b] = [toRecordId(2), toRecordId(1)];
    expect(
      matchQuestions({
        possibleMatches: [{ a, b, weight: 1, reason: 'weak_bridge' }],
        held: [{ members: [a, b], reason: 'oversized' }],
        contestedDecisions: [{ decision: { kind: 'must_link', a, b }, conflict: { reason: 'party_kind' } }],
      }),
    ).toEqual([about('possible_match', 1, 2), about('held_cluster', 1, 2), about('contested_decision', 1, 2)]);
  });

  test('of a customer, with the records that offer values', () => {
    const tax = toFieldName('tax_code');
    const offer = (record: number) => ({ value: `${record}`, record: toRecordId(record), status: 'valid' as const });
    expect(
      fieldQuestions(toCustomerId('a'), {
        kind: null,
        fields: {},
        provenance: {
          [tax]: { winners: [offer(2)], rule: 'tie_break', losers: [{ ...offer(1), reason: 'rule' }] },
        },
        contradictions: [{ field: tax, reason: 'unique', priority: 1 }],
        warnings: [],
      }),
    ).toEqual([{ ...about('contradiction', 1, 2), customer: 'a', field: 'tax_code' }]);
  });
});
