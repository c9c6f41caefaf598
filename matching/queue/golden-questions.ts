import type { GoldenRecord } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { SurvivedCluster } from '../survivorship/survive-cluster.ts';
import type { AskedWhy, PinWarning } from './question.ts';
import { uncertaintyOf } from './uncertainty.ts';

/** A question about one field of one customer. */
export type FieldQuestion = Extract<AskedWhy, { kind: 'contradiction' | 'contested_decision' }> & {
  readonly field: FieldName;
  /** Weight of the field, times the trust that the second voice has. */
  readonly fieldWeight: number;
};

/**
 * What a customer's values ask people: its contradictions and, of other fields, pins whose ground has changed. Each field is
 * asked about once, for the reason that leaves most open.
 */
export function goldenQuestions({
  contradictions,
  warnings = [],
}: Pick<GoldenRecord, 'contradictions'> & Partial<Pick<SurvivedCluster, 'warnings'>>): readonly FieldQuestion[] {
  const questions = new Map<FieldName, FieldQuestion>(
    contradictions.map(({ field, reason, priority }) => [
      field,
      { kind: 'contradiction', reason, field, fieldWeight: priority },
    ]),
  );
  for (const { field, kind: reason } of warnings) {
    if (reason === 'unlisted_value') continue;
    const known = questions.get(field);
    const question = pinQuestion(field, reason);
    if (known === undefined || (known.kind === question.kind && leavesMore(question, known)))
      questions.set(field, question);
  }
  return [...questions.values()];
}

function pinQuestion(field: FieldName, reason: PinWarning): FieldQuestion {
  return { kind: 'contested_decision', reason, field, fieldWeight: 1 };
}

function leavesMore(question: FieldQuestion, other: FieldQuestion): boolean {
  return uncertaintyOf(question, null) > uncertaintyOf(other, null);
}
