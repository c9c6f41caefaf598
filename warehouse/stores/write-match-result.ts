import { sql } from 'kysely';
import type { MatchResult } from '../../matching/match-result.ts';
import type { MatchBasis, StoredModel } from '../../pipeline/ports/match-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { writeMatchQuestions } from './match-questions.ts';

/** Replaces the stored match result; rows that stay the same are not touched. */
export async function writeMatchResult(
  transaction: Transaction,
  model: StoredModel,
  fingerprint: string,
  result: MatchResult,
  basis: MatchBasis,
): Promise<void> {
  await writeEdges(transaction, result);
  await writeClusters(transaction, result);
  await writeMatchQuestions(transaction, result);
  await sql`
    update match_state set revision = revision + 1, model_id = ${model.id}, fingerprint = ${fingerprint},
      normalized_revision = ${basis.normalized}, decisions_revision = ${basis.decisions},
      statistics = ${JSON.stringify(result.statistics)}`.execute(transaction.db);
}

async function writeEdges({ db, copy }: Transaction, { edges }: MatchResult): Promise<void> {
  await sql`create temporary table edge_in (like match_edge) on commit drop`.execute(db);
  const rows = function* () {
    for (const { a, b, weight, levels, rules } of edges) yield [a, b, weight, levels, rules];
  };
  await copy('edge_in', ['a', 'b', 'weight', 'levels', 'rules'], rows());
  await sql`analyze edge_in`.execute(db);
  await sql`delete from match_edge e where not exists (select from edge_in i where i.a = e.a and i.b = e.b)`.execute(
    db,
  );
  await sql`
    update match_edge e set weight = i.weight, levels = i.levels, rules = i.rules from edge_in i
    where i.a = e.a and i.b = e.b and (e.weight, e.levels, e.rules) is distinct from (i.weight, i.levels, i.rules)`.execute(
    db,
  );
  await sql`
    insert into match_edge select i.* from edge_in i
    where not exists (select from match_edge e where e.a = i.a and e.b = i.b) order by a, b`.execute(db);
}

async function writeClusters({ db, copy }: Transaction, { clusters }: MatchResult): Promise<void> {
  await sql`create temporary table cluster_in (like cluster_member) on commit drop`.execute(db);
  const rows = function* () {
    for (const members of clusters) for (const record of members) yield [record, members[0]!];
  };
  await copy('cluster_in', ['record_id', 'cluster_id'], rows());
  await sql`analyze cluster_in`.execute(db);
  await sql`delete from cluster_member c where not exists (select from cluster_in i where i.record_id = c.record_id)`.execute(
    db,
  );
  await sql`
    update cluster_member c set cluster_id = i.cluster_id from cluster_in i
    where i.record_id = c.record_id and i.cluster_id <> c.cluster_id`.execute(db);
  await sql`
    insert into cluster_member select i.* from cluster_in i
    where not exists (select from cluster_member c where c.record_id = i.record_id) order by record_id`.execute(db);
}
