import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import { closeQuestion } from '../stores/queue/close-question.ts';
import { endQuestions, openQuestions } from '../stores/queue/open-questions.ts';
import type { FinishedExtract } from './finished-extract.ts';
import { closeSourceHold, countUnanswered, holdSource } from './hold-source.ts';
import type { OutcomeCounts } from './row-outcomes.ts';
import { stagedTablesOf } from './staged-tables.ts';

/** Up to this many records may be gone whatever their share: small sources change a lot. */
const unsuspicious = 10;
/** Records that a conflict about deletions points to. */
const shown = 100;

/**
 * Marks records as deleted that are not in a complete snapshot; those with a tombstone are marked already. When more than the
 * given share of the source's live records is gone at once, none of them counts: those that vanished stay, the source is stopped
 * with everything that it says (also the tombstones) waiting, and a hold asks a person; records that a person let go do not count. The temporary table `vanished` holds
 * the records that were deleted.
 */
export async function markDeletions(
  transaction: Transaction,
  { run, source, sourceId, mode, complete, observedAt }: FinishedExtract,
  outcomes: OutcomeCounts,
  limit: number,
): Promise<{ readonly deleted: number; readonly suspiciousDeletions: number }> {
  const { db } = transaction;
  const tombstones = outcomes.reduce((sum, { outcome, count }) => sum + (outcome === 'gone' ? count : 0), 0);
  await sql`
    create temporary table vanished on commit drop as
    select r.id from ${sql.table(stagedTablesOf(sourceId).absent)} a join source_record r on r.id = a.record_id
    where r.deleted_at is null`.execute(db);
  // Deletions that nobody saw yet count, too: those of a source that is stopped, or of runs that did not come to their end.
  await sql`
    create temporary table gone on commit drop as
    select id from vanished
    union select record_id from row_outcome where ${tombstones > 0} and outcome = 'gone'
    union select s.record_id from stale_record s join source_record r on r.id = s.record_id
      join normalized_record n on n.record_id = r.id
      where s.source_id = ${sourceId} and r.deleted_at is not null and not r.withdrawn`.execute(db);
  const { rows } = await sql<{ gone: number; vanished: number }>`
    select (select count(*) from gone) as gone, (select count(*) from vanished) as vanished`.execute(db);
  const { gone } = rows[0]!;
  const deleted = rows[0]!.vanished + tombstones;
  const question = { kind: 'suspicious_deletions', source } as const;
  const live = gone > unsuspicious ? await countLive(db, sourceId, gone / limit) : 0;
  const unanswered = gone > unsuspicious && gone > limit * live ? await countUnanswered(transaction, source) : 0;
  const suspicious = unanswered > unsuspicious && unanswered > limit * live;
  if (suspicious) {
    const hold = await holdSource(transaction, run, source, { vanished: gone, live });
    await sql`update source set publication = 'stopped' where id = ${sourceId} and publication = 'open'`.execute(db);
    const { rows: sample } = await sql<{ id: number }>`
      select id from gone join source_record using (id) order by stream, key limit ${shown}`.execute(db);
    await openQuestions(transaction, [
      {
        kind: 'suspicious_deletions',
        reason: 'vanished',
        subject: question,
        records: sample.map(({ id }) => id),
        counts: { vanished: gone, live, hold },
      },
    ]);
    await endQuestions(transaction);
    await sql`truncate vanished`.execute(db);
    return { deleted: 0, suspiciousDeletions: gone };
  }
  // An incomplete snapshot says nothing about those that an earlier one lacked.
  if (mode === 'changes' || complete) {
    await sql`update source set publication = 'open' where id = ${sourceId} and publication = 'stopped'`.execute(db);
    await closeQuestion(db, question);
    await closeSourceHold(transaction, source);
  }
  await sql`update source_record r set deleted_at = ${observedAt} from vanished where vanished.id = r.id`.execute(db);
  // Those that a rollback set aside whole are gone from their source, too, though nobody sees it.
  const absent = sql.table(stagedTablesOf(sourceId).absent);
  await sql`
    insert into record_absence (record_id, deleted_at, after_version)
    select r.id, ${observedAt}, coalesce(h.version, r.version)
    from ${absent} a join source_record r on r.id = a.record_id left join set_aside h on h.record_id = r.id
    where h.deleted_at is null and (r.deleted_at = ${observedAt} or h.record_id is not null)
    on conflict (record_id, deleted_at) do update set after_version = excluded.after_version, until_version = null`.execute(
    db,
  );
  await sql`
    update set_aside h set deleted_at = ${observedAt} from ${absent} a
    where a.record_id = h.record_id and h.deleted_at is null`.execute(db);
  return { deleted, suspiciousDeletions: 0 };
}

/** Live records before the extract, with those whose deletion nobody saw yet; exactly only when there are no more than `enough`. */
async function countLive(db: Transaction['db'], sourceId: number, enough: number): Promise<number> {
  const { rows: added } = await sql<{ count: number }>`
    select count(*) as count from row_outcome where outcome = 'new' and not deleted`.execute(db);
  const { count } = added[0]!;
  const most = Number.isFinite(enough) ? Math.ceil(enough) + 1 + count : null;
  const { rows } = await sql<{ live: number }>`
    select (select count(*) from (
        select from source_record r where r.source_id = ${sourceId} and r.deleted_at is null limit ${most}) found)
      + (select count(*) from gone join source_record r using (id) where r.deleted_at is not null) as live`.execute(db);
  return rows[0]!.live - count;
}
