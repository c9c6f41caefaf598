import { describeEvidence } from '../../matching/explain/describe-evidence.ts';
import type { Language } from '../../matching/explain/language.ts';
import type { Profile } from '../../matching/profile.ts';
import { describeQuestion } from '../../matching/queue/describe-question.ts';
import type { ConflictView } from '../conflicts/conflict-view.ts';
import { referenceOf } from '../explain/subjects.ts';
import { valuesOf } from './record-values.ts';

/** The public JSON form of a question; described in docs/cli.md. */
export function conflictJson(
  { conflict, records, customers, evidence }: ConflictView,
  profile: Profile,
  language: Language,
): object {
  const { id, kind, reason, counts, priority, state, assignee, openedAt, customer, field, source, value } = conflict;
  return {
    id,
    kind,
    reason,
    sentence: describeQuestion(reason, counts, language),
    priority,
    state,
    assignee,
    opened_at: openedAt,
    customer_id: customer,
    field,
    source,
    value: value?.value ?? null,
    counts: { ...counts, records: counts.vanished ?? counts.records ?? conflict.records.length },
    records: records.map((record) => ({
      record: referenceOf(record),
      customer_id: customers.get(record.id) ?? null,
      values: valuesOf(record),
    })),
    weight: evidence?.weight ?? conflict.weight,
    probability: evidence?.probability ?? null,
    evidence: evidence === null ? [] : describeEvidence(evidence, profile, language),
  };
}
