import type pg from 'pg';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { migrations } from './migrations.ts';

/**
 * Brings the schema (the first of the client's search path, made when missing) up to date, all in one transaction; of two
 * processes at once the second waits and finds nothing to do. Throws `warehouse.too_new` when a newer Yekta migrated it.
 */
export async function migrate(client: pg.ClientBase, schema: string): Promise<void> {
  if (pendingOf(await appliedTo(client)).length === 0) return;
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`yekta migrate ${schema}`]);
    await client.query(`create schema if not exists "${schema}"`);
    await client.query(
      'create table if not exists schema_migration (name text primary key, applied_at timestamptz not null default now())',
    );
    for (const migration of pendingOf(await appliedTo(client))) {
      await client.query(migration.sql);
      await client.query('insert into schema_migration (name) values ($1)', [migration.name]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function appliedTo(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `select to_regclass('schema_migration') is not null as exists`,
  );
  if (found[0]?.exists !== true) return [];
  const { rows } = await client.query<{ name: string }>('select name from schema_migration');
  return rows.map(({ name }) => name);
}

function pendingOf(applied: readonly string[]): typeof migrations {
  const unknown = applied.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0)
    throw new YektaError(
      'warehouse.too_new',
      `The database has migrations that this version does not know: ${unknown}.`,
      {
        remedy: 'Use the version of Yekta that wrote to it last, or a newer one.',
      },
    );
  return migrations.filter(({ name }) => !applied.includes(name));
}
