import { sql } from 'kysely';
import type { ScoredEdge } from '../../matching/incremental/match-delta.ts';
import type { MatchStatistics } from '../../matching/match-result.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { MatchBasis, MatchStore, StoredModel } from '../../pipeline/ports/match-store.ts';
import { analyzeGrown } from '../db/analyze.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { readGenericValues, readPairDecisions } from './decisions/match-decisions.ts';
import { writeMatchResult } from './write-match-result.ts';

export function createMatchStore(database: Database): MatchStore {
  const { db } = database;
  return {
    model: async (fingerprint) => {
      const row = await db
        .selectFrom('model')
        .select(['id', 'fingerprint', 'model'])
        .where('fingerprint', '=', fingerprint)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toStoredModel(row);
    },
    saveModel: (fingerprint, model) =>
      inTransaction(database, async (transaction) =>
        toStoredModel(
          await transaction.db
            .insertInto('model')
            .values({ fingerprint, model: JSON.stringify(model) })
            .returning(['id', 'fingerprint', 'model'])
            .executeTakeFirstOrThrow(),
        ),
      ),
    basis: async () => {
      const { rows } = await sql<MatchBasis>`
        select normalized_revision as normalized, decision_state.revision as decisions
        from project_state cross join decision_state`.execute(db);
      return rows[0]!;
    },
    decisions: () => readPairDecisions(db),
    genericValues: () => readGenericValues(db),
    isStale: async (model, fingerprint) => {
      const { rows } = await sql<{ fresh: boolean | null }>`
        select m.model_id = ${model.id} and m.fingerprint = ${fingerprint}
          and m.normalized_revision = p.normalized_revision and m.decisions_revision = d.revision as fresh
        from match_state m cross join project_state p cross join decision_state d`.execute(db);
      return rows[0]?.fresh !== true;
    },
    write: async (model, fingerprint, result, basis) => {
      await inTransaction(database, (transaction) => writeMatchResult(transaction, model, fingerprint, result, basis));
      await analyzeGrown(database, ['match_edge', 'cluster_member'], result.edges.length);
    },
    statistics: async () => {
      const row = await db.selectFrom('match_state').select('statistics').executeTakeFirst();
      return (row?.statistics ?? null) as MatchStatistics | null;
    },
    edgesAmong: async (ids) => {
      const list = [...ids];
      const { rows } = await sql<ScoredEdge>`
        select a, b, weight, levels from match_edge
        where a = any(${list}) and b = any(${list}) order by a, b`.execute(db);
      return rows;
    },
  };
}

const toStoredModel = (row: { id: number; fingerprint: string; model: unknown }): StoredModel => ({
  ...row,
  model: row.model as MatchModel,
});
