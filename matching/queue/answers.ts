import type { Judgement } from '../decision.ts';
import type { FieldName, RecordId } from '../ids.ts';
import type { QuestionKind } from './question.ts';

/** A question as far as it matters who answers it. */
export interface Answerable {
  readonly kind: QuestionKind;
  readonly records: readonly RecordId[];
  /** Null: it is about the records as a whole. */
  readonly field: FieldName | null;
}

/**
 * True when a judgement answers a question, so that nobody needs to look at it again. Judgements on a field are asked about
 * questions of the customer that has their record. What a rejected value leaves open, the next merge finds out; a question about
 * a generic value is answered by the judgement that names the value, one about held changes by the one that names the hold, whoever asks.
 */
export function answers(judgement: Judgement, { kind, records, field }: Answerable): boolean {
  switch (judgement.kind) {
    case 'must_link':
    case 'cannot_link':
      return field === null && isAboutPair(kind) && covers([judgement.a, judgement.b], records);
    case 'confirm_cluster':
      return field === null && isAboutRecords(kind) && covers(judgement.records, records);
    case 'split_cluster':
      return field === null && isAboutRecords(kind) && covers(judgement.parts.flat(), records);
    case 'pin':
      return field === judgement.field;
    case 'unpin':
      return field === judgement.field && kind === 'contested_decision';
    case 'reject_value':
    case 'generic_value':
    case 'release_hold':
      return false;
    default:
      return judgement satisfies never;
  }
}

function isAboutPair(kind: QuestionKind): boolean {
  return kind === 'possible_match' || kind === 'contested_decision';
}

function isAboutRecords(kind: QuestionKind): boolean {
  return isAboutPair(kind) || kind === 'held_cluster';
}

function covers(decided: readonly RecordId[], asked: readonly RecordId[]): boolean {
  return asked.every((record) => decided.includes(record));
}
