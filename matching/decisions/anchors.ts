import type { Judgement } from '../decision.ts';
import type { RecordId } from '../ids.ts';

/** The records that a judgement is anchored to, ascending, each once. */
export function anchorsOf(judgement: Judgement): readonly RecordId[] {
  return [...new Set(recordsOf(judgement))].sort((a, b) => a - b);
}

function recordsOf(judgement: Judgement): readonly RecordId[] {
  switch (judgement.kind) {
    case 'must_link':
    case 'cannot_link':
      return [judgement.a, judgement.b];
    case 'confirm_cluster':
      return judgement.records;
    case 'split_cluster':
      return judgement.parts.flat();
    case 'pin':
    case 'unpin':
    case 'reject_value':
      return [judgement.record];
    case 'generic_value':
    case 'release_hold':
      return [];
    default:
      return judgement satisfies never;
  }
}
