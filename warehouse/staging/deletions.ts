import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import { closeQuestion, openQuestion } from '../stores/questions.ts';
import type { FinishedExtract } from './finished-extract.ts';

/** Up to this many records may vanish whatever their share: small sources change a lot. */
const unsuspicious = 10;
/** Records that a conflict about vanished ones points to. */
const shown = 100;

/**
 * Marks records as deleted: those with a tombstone and, in a complete snapshot, those that are not in it. When more than the
 * given share of the source's live records vanished from the snapshot, none of them is deleted and a conflict asks a person.
 */
export async function markDeletions(
  { db }: Transaction,
  { source, sourceId, mode, complete, observedAt }: FinishedExtract,
  limit: number,
): Promise<{ readonly deleted: number; readonly suspiciousDeletions: number }> {
  const { numAffectedRows: tombstones = 0n } = await sql`
    update source_record r set deleted_at = ${observedAt}
    from row_outcome o where o.record_id = r.id and o.outcome = 'gone'`.execute(db);
  if (mode !== 'snapshot' || !complete) return { deleted: Number(tombstones), suspiciousDeletions: 0 };

  // Statistics of a source's first load know nothing of it yet: the planner would expect one row and compare row by row.
  await sql`set local enable_nestloop = off`.execute(db);
  await sql`
    create temporary table vanished on commit drop as
    select r.id, r.stream, r.key from source_record r
    where r.source_id = ${sourceId} and r.deleted_at is null
      and not exists (select from row_outcome o where o.key_hash = r.key_hash and o.stream = r.stream)`.execute(db);
  const { rows } = await sql<{ vanished: number; live: number; sample: number[] | null }>`
    select (select count(*) from vanished) as vanished,
      (select count(*) from source_record r where r.source_id = ${sourceId} and r.deleted_at is null
        and not exists (select from row_outcome o where o.record_id = r.id and o.outcome = 'new')) as live,
      (select array_agg(id) from (select id from vanished order by stream, key limit ${shown}) first_ones) as sample`.execute(
    db,
  );
  const { vanished, live, sample } = rows[0]!;
  await sql`set local enable_nestloop = on`.execute(db);
  const question = { kind: 'suspicious_deletions', source } as const;
  if (vanished > unsuspicious && vanished > limit * live) {
    await openQuestion(db, {
      ...question,
      records: sample ?? [],
      reason: `${vanished} of ${live} records vanished from the source at once; none was deleted.`,
    });
    return { deleted: Number(tombstones), suspiciousDeletions: vanished };
  }
  await closeQuestion(db, question);
  if (vanished > 0)
    await sql`update source_record r set deleted_at = ${observedAt} from vanished where vanished.id = r.id`.execute(db);
  return { deleted: Number(tombstones) + vanished, suspiciousDeletions: 0 };
}
