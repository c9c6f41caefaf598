import { fieldDecisionsOf } from '../../matching/decisions/field-judgements.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { FieldDecisions } from '../../matching/survivorship/decisions.ts';
import type { DecisionStore } from '../ports/decision-store.ts';

/** What people decided about the fields of the customer that has these records; expired pins are told about. */
export async function readFieldDecisions(
  decisions: DecisionStore,
  records: readonly RecordId[],
): Promise<FieldDecisions> {
  const taken = await decisions.ofRecords(records);
  return fieldDecisionsOf(taken.filter(({ end }) => end === null || end.cause === 'expired'));
}
