import type { OpenWarehouse } from '../../warehouse/open.ts';
import { databaseOf } from '../../warehouse/opened.ts';

/**
 * Remembers what a warehouse holds that was just opened, and returns what brings it back to that: a blank warehouse costs a
 * few milliseconds so, in place of all migrations.
 */
export async function blankAgain(warehouse: OpenWarehouse): Promise<() => Promise<void>> {
  const { pool, schema } = databaseOf(warehouse);
  const tables = await tableNames();
  const parts = tables.map((name) => `select '${name}' as name, json_agg(t) as rows from "${name}" t`);
  const { rows: contents } = await pool.query<{ name: string; rows: readonly unknown[] | null }>(
    parts.join(' union all '),
  );
  const filled = contents.flatMap(({ name, rows }) => (rows === null ? [] : [{ name, rows }]));
  const { rows: sequences } = await pool.query<{ name: string }>(
    'select sequencename as name from pg_sequences where schemaname = $1 and last_value is null',
    [schema],
  );

  return async () => {
    const added = (await tableNames()).filter((name) => !tables.includes(name));
    const client = await pool.connect();
    try {
      await client.query(
        [
          'begin',
          // Neither foreign keys nor the triggers that keep facts from being deleted.
          'set local session_replication_role = replica',
          ...added.map((name) => `drop table "${name}"`),
          ...tables.map((name) => `delete from "${name}"`),
          ...sequences.map(({ name }) => `alter sequence "${name}" restart`),
        ].join(';'),
      );
      for (const { name, rows } of filled)
        await client.query(
          `insert into "${name}" overriding system value select * from json_populate_recordset(null::"${name}", $1)`,
          [JSON.stringify(rows)],
        );
      await client.query('commit');
    } finally {
      client.release();
    }
  };

  async function tableNames(): Promise<readonly string[]> {
    const { rows } = await pool.query<{ name: string }>(
      'select tablename as name from pg_tables where schemaname = $1',
      [schema],
    );
    return rows.map(({ name }) => name);
  }
}
