import { sql } from 'kysely';
import { toCustomerId } from '../../matching/ids.ts';
import type { ErasureGuard, ErasureStore } from '../../pipeline/ports/erasure-store.ts';
import type { Counts } from '../../pipeline/ports/run-store.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { dropReturned } from '../erasure/drop-returned.ts';
import { erase } from '../erasure/erase.ts';
import { previewErasure } from '../erasure/preview-erasure.ts';
import { endRunsIn } from './end-runs.ts';

export function createErasureStore(database: Database): ErasureStore {
  const { db } = database;
  return {
    preview: (subject) => previewErasure(database, subject),
    erase: async (erasure, rules) => {
      const report = await inTransaction(database, async (transaction) => {
        await endRunsIn(database, transaction, sql`true`, 'interrupted', null);
        return erase(transaction, erasure, rules);
      });
      // What was deleted stays in the files, and samples of it in the planner's statistics, until this.
      for (const table of cleaned) await sql`vacuum (analyze) ${sql.table(table)}`.execute(db);
      return report;
    },
    list: async () => {
      const rows = await db.selectFrom('erasure').selectAll().orderBy('id', 'desc').execute();
      return rows.map(({ customer_id, at, erased_by, reason, counts }) => ({
        customer: toCustomerId(customer_id),
        at,
        author: erased_by,
        reason,
        counts: counts as Counts,
      }));
    },
    noteExport: async (path) => {
      await sql`
        insert into export_log (path) values (${path}) on conflict (path) do update set at = now()`.execute(db);
    },
    exports: async () =>
      (await db.selectFrom('export_log').select('path').orderBy('path').execute()).map(({ path }) => path),
    forgetExports: async (paths) => {
      await sql`delete from export_log where path = any(${[...paths]})`.execute(db);
    },
  };
}

export function createErasureGuard(database: Database): ErasureGuard {
  return {
    dropReturned: (identifiersOf) => inTransaction(database, (transaction) => dropReturned(transaction, identifiersOf)),
  };
}

/** Tables that hold values. */
const cleaned = [
  'source_record',
  'source_record_version',
  'normalized_record',
  'column_text',
  'row_memo',
  'match_record',
  'model',
  'golden_record',
  'decision',
  'conflict',
  'reject',
];
