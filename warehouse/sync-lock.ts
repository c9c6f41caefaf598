import type { SyncLock } from '../pipeline/ports/warehouse.ts';
import type { Database } from './db/database.ts';

/**
 * An advisory lock on a connection of its own: Postgres frees it when the connection ends, and so when the process dies. Over a
 * network a machine that vanishes without a word is noticed by keepalive probes within about a minute.
 */
export async function lockSync(database: Database): Promise<SyncLock | null> {
  const client = await database.connectAlone('yekta sync lock');
  try {
    await client.query(
      'set idle_session_timeout = 0; set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3',
    );
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
      [`yekta sync ${database.schema}`],
    );
    if (rows[0]?.taken === true) return { release: () => client.end().catch(() => undefined) };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  await client.end();
  return null;
}
