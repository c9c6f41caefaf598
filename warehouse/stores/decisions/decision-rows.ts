import { type RawBuilder, sql } from 'kysely';
import {
  type DecisionDraft,
  type DecisionEnd,
  type DecisionId,
  type StoredDecision,
  toDecisionId,
} from '../../../pipeline/ports/decision-store.ts';
import { decodeJudgement, encodeJudgement } from '../../codec/judgement.ts';
import type { Transaction } from '../../db/transaction.ts';

/** A row of `selectDecisions`. */
export interface DecisionRow {
  readonly id: number;
  readonly kind: string;
  readonly records: readonly number[];
  readonly field: string | null;
  readonly content: unknown;
  readonly decided_by: string;
  readonly decided_at: string;
  readonly reason: string;
  readonly origin: string;
  readonly expires_at: string | null;
  readonly restores: number | null;
  readonly cause: string | null;
  readonly by_decision: number | null;
  readonly ended_by: string | null;
  readonly ended_at: string | null;
  readonly end_reason: string | null;
}

/** Decisions with their ends; `d` and `e` in conditions. */
export const selectDecisions = (where: RawBuilder<unknown>): RawBuilder<DecisionRow> => sql<DecisionRow>`
  select d.id, d.kind, d.records, d.field, d.content, d.decided_by, d.decided_at, d.reason, d.origin, d.expires_at,
    d.restores, e.cause, e.by_decision, e.ended_by, e.ended_at, e.reason as end_reason
  from decision d left join decision_end e on e.decision_id = d.id
  where ${where} order by d.id`;

export function toStoredDecision(row: DecisionRow): StoredDecision {
  return {
    id: toDecisionId(row.id),
    judgement: decodeJudgement(row),
    author: row.decided_by,
    reason: row.reason,
    origin: row.origin as DecisionDraft['origin'],
    decidedAt: row.decided_at,
    expiresAt: row.expires_at,
    restores: row.restores === null ? null : toDecisionId(row.restores),
    end: toEnd(row),
  };
}

function toEnd({ cause, by_decision, ended_by, ended_at, end_reason }: DecisionRow): DecisionEnd | null {
  if (cause === null) return null;
  return {
    cause: cause as DecisionEnd['cause'],
    by: by_decision === null ? null : toDecisionId(by_decision),
    author: ended_by ?? '',
    reason: end_reason ?? '',
    at: ended_at ?? '',
  };
}

/** What a new row says beside its draft. */
export interface NewDecision extends Omit<DecisionDraft, 'supersedes'> {
  readonly basis: number | null;
  readonly restores: DecisionId | null;
}

/** Adds decisions, at least one, and returns their ids in the same order. */
export async function insertDecisions(
  { db }: Transaction,
  decisions: readonly NewDecision[],
): Promise<readonly DecisionId[]> {
  const rows = decisions.map(({ judgement, ...decision }) => ({ ...encodeJudgement(judgement), ...decision }));
  const { rows: added } = await sql<{ id: number }>`
    insert into decision
      (kind, records, field, content, decided_by, decided_at, reason, origin, expires_at, basis, restores)
    select kind, array(select json_array_elements_text(records)::integer), field, content, author,
      coalesce("decidedAt", now()), reason, origin, "expiresAt", basis, restores
    from rows from (json_to_recordset(${JSON.stringify(rows)}::json) as (kind text, records json, field text, content json,
      author text, "decidedAt" timestamptz, reason text, origin text, "expiresAt" timestamptz, basis bigint,
      restores integer)) with ordinality
    order by ordinality
    returning id`.execute(db);
  return added.map(({ id }) => toDecisionId(id));
}

/** Adds ends, at least one. */
export async function insertEnds(
  { db }: Transaction,
  ends: readonly (Omit<DecisionEnd, 'at'> & { readonly decision: DecisionId })[],
): Promise<void> {
  await sql`
    insert into decision_end (decision_id, cause, by_decision, ended_by, reason)
    select decision, cause, by, author, reason
    from json_to_recordset(${JSON.stringify(ends)}::json)
      as (decision integer, cause text, by integer, author text, reason text)`.execute(db);
}
