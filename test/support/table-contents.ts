import type { OpenWarehouse } from '../../warehouse/open.ts';
import { databaseOf } from '../../warehouse/opened.ts';

/** Tables that every run writes: its own report, and what was extracted last. */
const bookkeeping = ['run', 'run_step', 'run_file', 'reject', 'staging'];

/** Contents of all tables with the transaction that wrote each row; runs and what belongs to one are left out. */
export async function tableContents(warehouse: OpenWarehouse): Promise<Readonly<Record<string, readonly string[]>>> {
  const { pool, schema } = databaseOf(warehouse);
  const { rows: names } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = $1 and table_type = 'BASE TABLE' and table_name <> all($2) order by 1`,
    [schema, bookkeeping],
  );
  const parts = names.map(
    ({ name }) =>
      `select '${name}' as name, array_agg(t.xmin::text || ' ' || to_jsonb(t)::text order by to_jsonb(t)::text) as rows from "${name}" t`,
  );
  const { rows } = await pool.query<{ name: string; rows: readonly string[] | null }>(parts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, rows: lines }) => [name, lines ?? []]));
}
