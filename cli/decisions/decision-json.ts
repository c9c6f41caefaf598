import { anchorsOf } from '../../matching/decisions/anchors.ts';
import type { RecordId } from '../../matching/ids.ts';
import { decisionVerbs, formatRef } from '../../pipeline/decide/decision-table.ts';
import type { RecordRef, StoredDecision } from '../../pipeline/ports/decision-store.ts';

/** The public JSON form of a decision; records are named by source and key. */
export function decisionJson(decision: StoredDecision, refs: ReadonlyMap<RecordId, RecordRef>): object {
  const { id, judgement, author, reason, origin, decidedAt, expiresAt, restores, end } = decision;
  const named = (records: readonly RecordId[]): readonly string[] =>
    records.map((record) => formatRef(refs.get(record)!));
  return {
    decision_id: id,
    decision: decisionVerbs[judgement.kind],
    records: named(anchorsOf(judgement)),
    ...(judgement.kind === 'split_cluster' ? { parts: judgement.parts.map(named) } : {}),
    ...('field' in judgement ? { field: judgement.field } : {}),
    ...(judgement.kind === 'pin' ? { values: judgement.values.map(({ value }) => value) } : {}),
    ...(judgement.kind === 'reject_value' ? { values: [judgement.value.value] } : {}),
    ...(judgement.kind === 'generic_value' ? { values: [judgement.key] } : {}),
    ...(judgement.kind === 'release_hold' ? { hold: judgement.hold } : {}),
    author,
    reason,
    origin,
    decided_at: decidedAt,
    until: expiresAt,
    restores,
    ended:
      end === null
        ? null
        : { cause: end.cause, by_decision: end.by, author: end.author, reason: end.reason, at: end.at },
  };
}
