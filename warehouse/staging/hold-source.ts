import { sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { digest } from '../digest.ts';
import { openHold, releaseOf } from '../stores/holds/open-hold.ts';

/** Open holds of a source that is stopped. */
const holdOf = (source: string) => sql`hold where scope = 'source' and subject = ${source} and closed_at is null`;

/** Records of the temporary table `gone` whose deletion nobody let through. */
export async function countUnanswered({ db }: Transaction, source: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from gone where id not in (
      select record_id from held_record where hold_id in (
        select id from ${holdOf(source)} and ${releaseOf(sql`hold.id`)} is not null))`.execute(db);
  return rows[0]!.count;
}

/** Opens a hold of the records of `gone`, or brings the open one up to date. Returns its number. */
export async function holdSource(
  transaction: Transaction,
  run: RunId,
  source: string,
  counts: { readonly vanished: number; readonly live: number },
): Promise<number> {
  const { db } = transaction;
  const { rows } = await sql<{ id: number }>`select id from gone order by id`.execute(db);
  const content = digest(rows.map(({ id }) => id).join(' '));
  const subject = { scope: 'source', subject: source, reason: 'deletions' } as const;
  const { id, isOther } = await openHold(transaction, { run, since: null, ...subject, counts, content });
  if (!isOther) return id;
  await sql`delete from held_record where hold_id = ${id}`.execute(db);
  await sql`
    insert into held_record (hold_id, record_id, version, deleted)
    select ${id}::integer, id, version, deleted_at is not null from gone join source_record using (id)`.execute(db);
  return id;
}

/** The source goes on: nothing of it is held any more. */
export async function closeSourceHold({ db }: Transaction, source: string): Promise<void> {
  await sql`update hold set closed_at = now() where id in (select id from ${holdOf(source)})`.execute(db);
}
