import { sql } from 'kysely';
import { type DecisionStore, toDecisionId } from '../../../pipeline/ports/decision-store.ts';
import { fetchBatches } from '../../db/batches.ts';
import type { Database } from '../../db/database.ts';
import { inTransaction, readSnapshot } from '../../db/in-transaction.ts';
import { askAgain } from '../queue/ask-again.ts';
import { type DecisionRow, selectDecisions, toStoredDecision } from './decision-rows.ts';
import { lockDecisions, readCustomersOf } from './in-force.ts';
import { findRecords, readRefs } from './record-refs.ts';
import { readStandings } from './standing.ts';
import { checkDrafts, takeDecisions } from './take-decisions.ts';
import { undoDecisions } from './undo-decisions.ts';

/** Who ends decisions that expire. */
const clock = 'yekta';

export function createDecisionStore(database: Database): DecisionStore {
  const { db } = database;
  const read = async (query: ReturnType<typeof selectDecisions>) =>
    (await query.execute(db)).rows.map(toStoredDecision);
  return {
    active: () => read(selectDecisions(sql`e.decision_id is null`)),
    all: async function* () {
      const batches = readSnapshot(database, (transaction) =>
        fetchBatches<DecisionRow>(transaction, selectDecisions(sql`true`)),
      );
      for await (const rows of batches) yield rows.map(toStoredDecision);
    },
    get: async (id) => (await read(selectDecisions(sql`d.id = ${id}`)))[0] ?? null,
    ofRecords: (records) => read(selectDecisions(sql`d.records && ${[...records]}::integer[]`)),
    standing: (judgements) => inTransaction(database, (transaction) => readStandings(transaction, judgements)),
    take: (drafts, basis) => inTransaction(database, (transaction) => takeDecisions(transaction, drafts, basis)),
    check: (drafts) => inTransaction(database, (transaction) => checkDrafts(transaction, drafts, null)),
    undo: (ids, by) => inTransaction(database, (transaction) => undoDecisions(transaction, ids, by)),
    expire: (asOf) =>
      inTransaction(database, async (transaction) => {
        await lockDecisions(transaction);
        const { rows: due } = await sql<{ id: number }>`
          select id from active_decision where expires_at <= ${asOf}`.execute(transaction.db);
        const ids = due.map(({ id }) => toDecisionId(id));
        // Even a statement that adds no row would count as a change of decisions.
        if (ids.length > 0) {
          await sql`
            insert into decision_end (decision_id, cause, ended_by, ended_at)
            select id, 'expired', ${clock}, expires_at from decision where id = any(${ids})`.execute(transaction.db);
          await askAgain(transaction, ids);
        }
        return ids.length;
      }),
    revision: async () => {
      const { rows } = await sql<{ revision: number }>`select revision from decision_state`.execute(db);
      return rows[0]!.revision;
    },
    customersOf: (records) => readCustomersOf({ db }, records),
    refsOf: (records) => readRefs(db, records),
    find: (refs) => findRecords(db, refs),
  };
}
