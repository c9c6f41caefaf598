import { sql } from 'kysely';
import type { RuleStatistics } from '../../../matching/blocking/block-sizes.ts';
import type { PairDecision } from '../../../matching/decision.ts';
import type { FieldName } from '../../../matching/ids.ts';
import type { MatchStatistics } from '../../../matching/match-result.ts';
import type { IndexState, MatchOrigin } from '../../../pipeline/ports/match-index.ts';
import type { Transaction } from '../../db/transaction.ts';
import { isWhole } from './segments.ts';

/** See `MatchIndex.state`. */
export async function readState({ db }: Transaction): Promise<IndexState | null> {
  const { rows } = await sql<StateRow>`
    select model_id, fingerprint, decisions, generic, records,
      (select count(*) from match_record where matched_data is not null) as changed
    from match_state where decisions is not null`.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  const { model_id, fingerprint, decisions, generic, records, changed } = row;
  const origin = { model: model_id, fingerprint, decisions, generic: new Map(generic) };
  return { origin, records, changed, isWhole: await isWhole({ db }) };
}

/** Grows whenever a result is stored. */
export async function readRevision({ db }: Transaction): Promise<number> {
  const { revision } = await db.selectFrom('match_state').select('revision').executeTakeFirstOrThrow();
  return Number(revision);
}

/** Notes what the stored result is made from now, and what it comes to. */
export async function writeState(
  { db }: Transaction,
  { model, fingerprint, decisions, generic }: MatchOrigin,
  statistics: MatchStatistics,
): Promise<void> {
  await sql`
    update match_state set revision = revision + 1, model_id = ${model}, fingerprint = ${fingerprint},
      decisions = ${JSON.stringify(decisions)}, generic = ${JSON.stringify([...generic])},
      records = ${statistics.records}, statistics = ${JSON.stringify(statistics)}`.execute(db);
}

/** The stored statistics with those that follow from counts up to date; the others stay those of the last full match. */
export async function changedStatistics(
  { db }: Transaction,
  records: number,
  rules: readonly RuleStatistics[],
): Promise<MatchStatistics> {
  const row = await db.selectFrom('match_state').select('statistics').executeTakeFirstOrThrow();
  return {
    ...(row.statistics as MatchStatistics),
    records,
    pairsByRule: Object.fromEntries(rules.map(({ rule, pairs }) => [rule, pairs])),
    skippedKeysByRule: Object.fromEntries(rules.map(({ rule, skippedKeys }) => [rule, skippedKeys])),
  };
}

interface StateRow {
  readonly model_id: number;
  readonly fingerprint: string;
  readonly decisions: readonly PairDecision[];
  readonly generic: readonly (readonly [FieldName, readonly string[]])[];
  readonly records: number;
  readonly changed: number;
}
