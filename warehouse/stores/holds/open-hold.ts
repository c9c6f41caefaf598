import { type RawBuilder, sql } from 'kysely';
import type { StoredHold } from '../../../pipeline/ports/hold-store.ts';
import type { Counts, RunId } from '../../../pipeline/ports/run-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import { digest } from '../../digest.ts';

/** What is to be held. */
export interface NewHold extends Pick<StoredHold, 'scope' | 'subject' | 'reason'> {
  readonly run: RunId;
  /** The last run that had published; null: none had. */
  readonly since: RunId | null;
  readonly counts: Counts;
  /** Digest of the changes that it holds. */
  readonly content: string;
}

export interface OpenedHold {
  readonly id: number;
  /** False: it is open and holds the same already. */
  readonly isOther: boolean;
}

/** The decision in force that lets a hold through. @param id of the hold */
export const releaseOf = (id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select d.id from active_decision d where d.kind = 'release_hold' and (d.content ->> 'hold')::integer = ${id} order by d.id limit 1)`;

/**
 * Opens a hold, or brings the open one of the same subject up to date. One that a person let through holds what they saw and
 * nothing else: another takes its place.
 */
export async function openHold({ db }: Transaction, hold: NewHold): Promise<OpenedHold> {
  const { run, since, scope, subject, reason, content } = hold;
  const question = digest(JSON.stringify([scope, subject]));
  const counts = JSON.stringify(hold.counts);
  const { rows: known } = await sql<{ id: number; content: string; released: number | null }>`
    select id, content, ${releaseOf(sql`hold.id`)} as released from hold where question = ${question} and closed_at is null`.execute(
    db,
  );
  const open = known[0];
  if (open !== undefined && open.released === null) {
    if (open.content.replaceAll('-', '') === content) return { id: open.id, isOther: false };
    await sql`
      update hold set reason = ${reason}, counts = ${counts}, content = ${content}, position = (select position from feed_state)
      where id = ${open.id}`.execute(db);
    return { id: open.id, isOther: true };
  }
  if (open !== undefined) await sql`update hold set closed_at = now() where id = ${open.id}`.execute(db);
  const { rows } = await sql<{ id: number }>`
    insert into hold (question, scope, subject, reason, counts, content, position, since_run, run_id)
    select ${question}, ${scope}, ${subject}, ${reason}, ${counts}, ${content}, position, ${since}, ${run} from feed_state
    returning id`.execute(db);
  return { id: rows[0]!.id, isOther: true };
}
