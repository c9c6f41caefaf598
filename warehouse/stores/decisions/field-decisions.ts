import { type RawBuilder, sql } from 'kysely';
import { anchorsOf } from '../../../matching/decisions/anchors.ts';
import { type DecidedJudgement, fieldDecisionsOf } from '../../../matching/decisions/field-judgements.ts';
import type { RecordId } from '../../../matching/ids.ts';
import { type FieldDecisions, noDecisions } from '../../../matching/survivorship/decisions.ts';
import type { Transaction } from '../../db/transaction.ts';
import { selectDecisions, toStoredDecision } from './decision-rows.ts';

/** Decisions that survivorship sees: those in force, and expired ones, which no older one comes back for. */
const counted = sql`d.kind in ('pin', 'reject_value') and (e.decision_id is null or e.cause = 'expired')`;

/** By record, what is decided about its customer's fields, as bytes that change whenever that changes. */
export const fieldDecisionDigests: RawBuilder<unknown> = sql`
  select d.records[1] as record_id,
    string_agg(int4send(d.id) || boolsend(e.cause is not null), ''::bytea order by d.id) as decisions
  from decision d left join decision_end e on e.decision_id = d.id
  where ${counted} group by 1`;

export type DecisionsByRecord = ReadonlyMap<RecordId, readonly DecidedJudgement[]>;

export async function readFieldDecisions({ db }: Pick<Transaction, 'db'>): Promise<DecisionsByRecord> {
  const { rows } = await selectDecisions(counted).execute(db);
  const decided = new Map<RecordId, DecidedJudgement[]>();
  for (const decision of rows.map(toStoredDecision))
    for (const record of anchorsOf(decision.judgement)) decided.set(record, [...(decided.get(record) ?? []), decision]);
  return decided;
}

export function decisionsOf(members: readonly { readonly id: RecordId }[], decided: DecisionsByRecord): FieldDecisions {
  if (decided.size === 0) return noDecisions;
  return fieldDecisionsOf(members.flatMap(({ id }) => decided.get(id) ?? []));
}
