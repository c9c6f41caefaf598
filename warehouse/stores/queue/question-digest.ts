import { digest } from '../../digest.ts';

/** What a question asks about; of two that ask the same one is kept. */
export type QuestionSubject =
  | { readonly kind: 'possible_match' | 'held_cluster'; readonly records: readonly number[] }
  | { readonly kind: 'contested_decision'; readonly records: readonly number[] }
  | { readonly kind: 'contradiction' | 'contested_decision'; readonly customer: string; readonly field: string }
  | { readonly kind: 'suspicious_deletions'; readonly source: string }
  | { readonly kind: 'generic_value'; readonly field: string; readonly key: string }
  | { readonly kind: 'held_changes'; readonly hold: number };

/** Identity of a question, for the unique column of the conflict table. */
export function questionDigest(question: QuestionSubject): string {
  return digest(JSON.stringify([question.kind, ...subjectOf(question)]));
}

function subjectOf(question: QuestionSubject): readonly (string | number)[] {
  if ('records' in question) return question.records.toSorted((a, b) => a - b);
  if ('customer' in question) return [question.customer, question.field];
  if ('source' in question) return [question.source];
  if ('hold' in question) return [question.hold];
  return [question.field, question.key];
}
