import { sql } from 'kysely';
import { toSourceName } from '../../matching/ids.ts';
import type { Cursor } from '../../pipeline/ports/source-reader.ts';
import type { SourceStore } from '../../pipeline/ports/source-store.ts';
import { analyzeGrown } from '../db/analyze.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { stage } from '../staging/stage.ts';
import { openStagingWriter } from '../staging/staging-writer.ts';

export function createSourceStore(database: Database): SourceStore {
  const { db } = database;
  return {
    cursor: async (source) => {
      const row = await db.selectFrom('source').select('cursor').where('name', '=', source).executeTakeFirst();
      return (row?.cursor ?? null) as Cursor | null;
    },
    lastRead: async () => {
      const rows = await db
        .selectFrom('staging')
        .innerJoin('source', 'source.id', 'staging.source_id')
        .where('read_at', 'is not', null)
        .select(['name', 'read_at'])
        .execute();
      return new Map(rows.map(({ name, read_at }) => [toSourceName(name), read_at!]));
    },
    manifest: async (source) => {
      const row = await db
        .selectFrom('source')
        .select('manifest')
        .where('name', '=', source)
        .where('publication', '=', 'open')
        .executeTakeFirst();
      return row?.manifest?.replaceAll('-', '') ?? null;
    },
    repeatExtract: async (run, source) => {
      const sourceId = await sourceIdOf(database, source);
      await inTransaction(database, ({ db }) =>
        sql`update staging set run_id = ${run}, repeats = true, outcome = case when run_id = ${run} then outcome end
          where source_id = ${sourceId}`.execute(db),
      );
    },
    isStopped: async (source) => {
      const stopped = await db
        .selectFrom('source')
        .select('id')
        .where('name', '=', source)
        .where('publication', '=', 'stopped')
        .executeTakeFirst();
      return stopped !== undefined;
    },
    openStaging: async (run, source, orderDefinition) =>
      openStagingWriter(database, run, await sourceIdOf(database, source), orderDefinition),
    stage: async (run, source, limits) => {
      const counts = await inTransaction(database, (transaction) => stage(transaction, run, source, limits));
      if (counts !== null) await analyzeGrown(database, ['source_record', 'source_record_version'], counts.accepted);
      return counts;
    },
  };
}

/** Id of a source, which gets its row when it is named for the first time. */
async function sourceIdOf({ db }: Database, name: string): Promise<number> {
  await sql`insert into source (name) select ${name} where not exists (select from source where name = ${name})
    on conflict do nothing`.execute(db);
  return (await db.selectFrom('source').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
}
