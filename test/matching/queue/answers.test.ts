import { describe, expect, test } from '@jest/globals';
import type { Judgement } from '../../../matching/decision.ts';
import { toFieldName, toRecordId } from '../../../matching/ids.ts';
import { type Answerable, answers } from '../../../matching/queue/answers.ts';

const [a, b, c] = [1, 2, 3].map(toRecordId) as [ReturnType<typeof toRecordId>, ...ReturnType<typeof toRecordId>[]];
const [name, phone] = [toFieldName('full_name'), toFieldName('phone')];
const pair: Answerable = { kind: 'possible_match', records: [a, b!], field: null };
const held: Answerable = { kind: 'held_cluster', records: [a, b!, c!], field: null };
const contradiction: Answerable = { kind: 'contradiction', records: [a, b!], field: name };
const contestedPin: Answerable = { ...contradiction, kind: 'contested_decision' };

const value = { value: 'Ali', key: 'ali' };
const judgements: readonly Judgement[] = [
  { kind: 'must_link', a: b!, b: a },
  { kind: 'cannot_link', a, b: b! },
  { kind: 'cannot_link', a, b: c! },
  { kind: 'confirm_cluster', records: [c!, b!, a] },
  { kind: 'confirm_cluster', records: [a, c!] },
  { kind: 'split_cluster', parts: [[a], [b!, c!]] },
  { kind: 'split_cluster', parts: [[b!], [c!]] },
  { kind: 'pin', record: a, field: name, values: [value], known: [] },
  { kind: 'pin', record: a, field: phone, values: [value], known: [] },
  { kind: 'unpin', record: a, field: name },
  { kind: 'reject_value', record: a, field: name, value },
  { kind: 'generic_value', field: name, key: 'ali' },
];

describe('what answers a question', () => {
  test.each([
    ['a pair', pair, [0, 1, 3, 5]],
    ['a held cluster', held, [3, 5]],
    ['a contradiction', contradiction, [7]],
    ['a contested pin', contestedPin, [7, 9]],
  ] as const)('about %s', (_, question, expected) => {
    expect(judgements.flatMap((judgement, index) => (answers(judgement, question) ? [index] : []))).toEqual(expected);
  });
});
