import { sql } from 'kysely';
import type { MatchEdge, MatchStatistics } from '../../matching/match-result.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { MatchStore, StoredModel } from '../../pipeline/ports/match-store.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { readGenericValues, readPairDecisions } from './decisions/match-decisions.ts';

export function createMatchStore(database: Database): MatchStore {
  const { db } = database;
  return {
    model: async (fingerprint) => {
      const row = await db
        .selectFrom('model_activation as a')
        .innerJoin('model as m', 'm.id', 'a.model_id')
        .select(['m.id', 'm.fingerprint', 'm.model'])
        .where('a.fingerprint', '=', fingerprint)
        .orderBy('a.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toStoredModel(row);
    },
    modelId: async (fingerprint) => {
      const row = await db
        .selectFrom('model_activation')
        .select('model_id')
        .where('fingerprint', '=', fingerprint)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.model_id ?? null;
    },
    saveModel: (fingerprint, model) =>
      inTransaction(database, async ({ db }) => {
        const row = await db
          .insertInto('model')
          .values({ fingerprint, model: JSON.stringify(model) })
          .returning(['id', 'fingerprint', 'model'])
          .executeTakeFirstOrThrow();
        await db.insertInto('model_activation').values({ fingerprint, model_id: row.id }).execute();
        return toStoredModel(row);
      }),
    decisions: () => readPairDecisions(db),
    noteDecisions: () =>
      inTransaction(database, async ({ db }) => {
        await sql`
          update project_state set read_decisions = revision from decision_state
          where read_decisions is distinct from revision`.execute(db);
      }),
    haveDecisionsMoved: async () => {
      const { rows } = await sql<{ moved: boolean }>`
        select read_decisions is distinct from revision as moved from project_state cross join decision_state`.execute(
        db,
      );
      return rows[0]!.moved;
    },
    genericValues: () => readGenericValues(db),
    statistics: async () => {
      const row = await db.selectFrom('match_state').select('statistics').executeTakeFirst();
      return (row?.statistics ?? null) as MatchStatistics | null;
    },
    edgesAmong: async (ids) => {
      const list = [...ids];
      const { rows } = await sql<MatchEdge>`
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
