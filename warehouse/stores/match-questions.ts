import { sql } from 'kysely';
import type { Clustering } from '../../matching/cluster-and-ask.ts';
import type { HardConflict } from '../../matching/evidence.ts';
import type { HeldCluster, PossibleMatch } from '../../matching/match-result.ts';
import type { CopyValue } from '../db/copy.ts';
import type { Transaction } from '../db/transaction.ts';
import { questionDigest } from './questions.ts';
import type { Scope } from './write-clusters.ts';

/** Opens conflicts for what a result asks people about, and closes those that no longer hold. */
export async function writeMatchQuestions({ db, copy }: Transaction, result: Clustering, scope: Scope): Promise<void> {
  await sql`create temporary table question_in
    (question uuid, kind text, records integer[], reason text, weight double precision) on commit drop`.execute(db);
  await copy('question_in', ['question', 'kind', 'records', 'reason', 'weight'], questionsOf(result));
  await sql`analyze question_in`.execute(db);
  const givesWay =
    scope === 'all' ? sql`true` : sql`c.records && (select coalesce(array_agg(record_id), '{}') from reclustered)`;
  await sql`
    update conflict c set closed_at = now()
    where kind in ('possible_match', 'held_cluster', 'contested_decision') and closed_at is null and ${givesWay}
      and not exists (select from question_in i where i.question = c.question)`.execute(db);
  await sql`
    insert into conflict (question, kind, records, reason, weight)
    select distinct on (question) question, kind, records, reason, weight from question_in order by question, weight desc
    on conflict (question) do update set reason = excluded.reason, weight = excluded.weight, closed_at = null,
      opened_at = case when conflict.closed_at is null then conflict.opened_at else now() end
    where conflict.closed_at is not null
      or (conflict.reason, conflict.weight) is distinct from (excluded.reason, excluded.weight)`.execute(db);
}

function* questionsOf({ possibleMatches, held, contestedDecisions }: Clustering): Generator<readonly CopyValue[]> {
  for (const { a, b, weight, reason } of possibleMatches) {
    const records = [a, b];
    const kind = 'possible_match';
    yield [questionDigest({ kind, records }), kind, records, possibleMatchReasons[reason], weight];
  }
  for (const { members, reason } of held) {
    const kind = 'held_cluster';
    yield [questionDigest({ kind, records: members }), kind, members, heldReasons[reason], null];
  }
  for (const { decision, conflict } of contestedDecisions) {
    const records = [decision.a, decision.b];
    const kind = 'contested_decision';
    yield [questionDigest({ kind, records }), kind, records, contestedReasons[conflict.reason], null];
  }
}

const possibleMatchReasons: Readonly<Record<PossibleMatch['reason'], string>> = {
  below_link_threshold: 'The evidence is strong, but not enough to join the records without a person.',
  hard_conflict: 'The evidence is enough to join the records, but something forbids it.',
  weak_bridge: 'The records would join two groups that nothing else holds together.',
};

const heldReasons: Readonly<Record<HeldCluster['reason'], string>> = {
  oversized: 'More records than one customer is expected to have hang together.',
  incoherent: 'The records hang together in a chain, but many of them do not fit each other.',
};

const contestedReasons: Readonly<Record<HardConflict['reason'], string>> = {
  unique_identifier: 'People joined the records, but they have different valid identifiers.',
  party_kind: 'People joined the records, but one is a person and the other an organisation.',
  duplicate_free_source: 'People joined the records, but their source promises to hold no duplicates.',
  cannot_link: 'Decisions contradict each other: one joins the records, another keeps them apart, and that one counts.',
};
