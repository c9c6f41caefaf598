import { sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';

/**
 * Where the run was the first to publish with the model that counts, the former model of the same configuration counts again.
 *
 * @returns the former model; null when the run brought none of its own, or nothing came before it
 */
export async function activateFormerModel({ db }: Transaction, run: RunId, rollback: number): Promise<number | null> {
  const { rows } = await sql<{ model: number }>`
    insert into model_activation (fingerprint, model_id, rollback_id)
    select newest.fingerprint, former.model_id, ${rollback}
    from (
      select max(m.started_at) filter (where m.run_id = ${run}) as used, max(m.finished_at) filter (where m.run_id < ${run}) as used_before
      from run_step m
      where m.step = 'match' and m.run_id <= ${run} and exists (
        select from run_step p where p.run_id = m.run_id and p.step = 'publish' and p.status = 'done')
    ) matched
    join (select distinct on (fingerprint) * from model_activation order by fingerprint, id desc) newest on exists (
      select from model_activation a
      where a.fingerprint = newest.fingerprint and a.model_id = newest.model_id and a.rollback_id is null
        and a.at > matched.used_before and a.at <= matched.used)
    cross join lateral (
      select a.model_id from model_activation a
      where a.fingerprint = newest.fingerprint and a.at <= matched.used_before order by a.id desc limit 1
    ) former
    returning model_id as model`.execute(db);
  return rows[0]?.model ?? null;
}

/** Where the model that the rollback brought back still counts, the one that it made room for does again. */
export async function activateAgain({ db }: Transaction, rollback: number, lift: number): Promise<number | null> {
  const { rows } = await sql<{ model: number }>`
    insert into model_activation (fingerprint, model_id, rollback_id)
    select brought.fingerprint, former.model_id, ${lift}
    from model_activation brought
    cross join lateral (
      select a.model_id from model_activation a
      where a.fingerprint = brought.fingerprint and a.id < brought.id order by a.id desc limit 1
    ) former
    where brought.rollback_id = ${rollback}
      and not exists (select from model_activation a where a.fingerprint = brought.fingerprint and a.id > brought.id)
    returning model_id as model`.execute(db);
  return rows[0]?.model ?? null;
}
