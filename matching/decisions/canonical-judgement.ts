import type { Judgement } from '../decision.ts';
import type { RecordId } from '../ids.ts';
import { identityOf } from '../survivorship/candidate.ts';

/**
 * A text that is equal for judgements that say the same of the same records, however the records were listed, and whatever was
 * known to who pinned.
 */
export function canonicalJudgement(judgement: Judgement): string {
  return JSON.stringify([judgement.kind, ...contentOf(judgement)]);
}

function contentOf(judgement: Judgement): readonly unknown[] {
  switch (judgement.kind) {
    case 'must_link':
    case 'cannot_link':
      return sorted([judgement.a, judgement.b]);
    case 'confirm_cluster':
      return sorted(judgement.records);
    case 'split_cluster':
      return judgement.parts.map(sorted).sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
    case 'pin':
      return [judgement.record, judgement.field, judgement.values.map(identityOf)];
    case 'unpin':
      return [judgement.record, judgement.field];
    case 'reject_value':
      return [judgement.record, judgement.field, identityOf(judgement.value)];
    case 'generic_value':
      return [judgement.field, judgement.key];
    case 'release_hold':
      return [judgement.hold];
    default:
      return judgement satisfies never;
  }
}

const sorted = (records: readonly RecordId[]): readonly RecordId[] => records.toSorted((a, b) => a - b);
