import { expect, test } from '@jest/globals';
import { toFieldName, toRecordId } from '../../../matching/ids.ts';
import { goldenQuestions } from '../../../matching/queue/golden-questions.ts';
import type { Pin } from '../../../matching/survivorship/decisions.ts';
import type { SurvivorshipWarning } from '../../../matching/survivorship/warnings.ts';

const [name, phone, consent] = ['full_name', 'phone', 'consent'].map(toFieldName) as [
  ReturnType<typeof toFieldName>,
  ReturnType<typeof toFieldName>,
  ReturnType<typeof toFieldName>,
];
const warning = (field: typeof name, kind: 'pin_contested' | 'pin_agreed' | 'pin_superseded'): SurvivorshipWarning => {
  const pin: Pin = {
    field,
    record: toRecordId(1),
    values: [],
    known: [],
    author: 'sara',
    reason: null,
    decidedAt: '2026-01-01T00:00:00.000Z',
    expiresAt: null,
  };
  return kind === 'pin_superseded' ? { kind, field, pin } : { kind, field, pin, offers: [] };
};

test('a field is asked about once: its contradiction, or else the pin that most speaks against', () => {
  const questions = goldenQuestions({
    contradictions: [{ field: name, reason: 'critical', priority: 1.6 }],
    warnings: [
      warning(name, 'pin_contested'),
      warning(phone, 'pin_superseded'),
      warning(phone, 'pin_contested'),
      warning(phone, 'pin_agreed'),
      { kind: 'unlisted_value', field: consent, offers: [] },
    ],
  });
  expect(questions).toEqual([
    { kind: 'contradiction', reason: 'critical', field: name, fieldWeight: 1.6 },
    { kind: 'contested_decision', reason: 'pin_contested', field: phone, fieldWeight: 1 },
  ]);
});
