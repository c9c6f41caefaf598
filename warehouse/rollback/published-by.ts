import { type RawBuilder, sql } from 'kysely';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';

type Query = RawBuilder<unknown>;

/** The first run from this one on that published; null: none yet. */
const publishing = (from: Query): Query => sql`(
  select p.run_id from run_step p
  where p.run_id >= ${from} and p.step = 'publish' and (p.status = 'done' or exists (
    select from customer_event e where e.run_id = p.run_id and e.cause is distinct from 'erasure'))
  order by p.run_id limit 1)`;

/** The first run from this one on that brought what the source had said to the steps of the project. */
const throughSource = (source: Query, from: Query): Query => sql`(
  select n.run_id from run_step n
  where n.run_id >= ${from} and n.step = 'normalize' and n.source = ${source} and n.status in ('done', 'skipped')
    and not exists (select from run_step f where f.run_id = n.run_id and f.source = n.source and f.status = 'failed')
  order by n.run_id limit 1)`;

/** The run that published what another one had read from a source: itself, or a later one when it broke off or the source was stopped. */
export const publicationOf = (source: Query, run: Query): Query => publishing(throughSource(source, run));

/** What a run published of the sources. */
export interface PublishedFacts {
  /** Files (`run_file`) whose rows it published. */
  readonly files: readonly number[];
  /** Times that records got which it found to be gone, by source. */
  readonly deletions: readonly { readonly source: number; readonly at: string }[];
}

export async function publishedBy({ db }: Transaction, run: RunId): Promise<PublishedFacts> {
  const { rows: files } = await sql<{ id: number }>`
    select f.id from run_file f join source s on s.id = f.source_id
    where f.run_id <= ${run} and ${publicationOf(sql`s.name`, sql`f.run_id`)} = ${run} order by f.id`.execute(db);
  const { rows: deletions } = await sql<{ source: number; at: string }>`
    select distinct s.id as source, r.observed_at as at
    from run_step t join run r on r.id = t.run_id join source s on s.name = t.source
    where t.run_id <= ${run} and t.step = 'stage' and t.status = 'done'
      and ${publicationOf(sql`s.name`, sql`t.run_id`)} = ${run}`.execute(db);
  return { files: files.map(({ id }) => id), deletions };
}

/** True when the run published, if only that nothing changed. */
export async function hasPublished({ db }: Transaction, run: RunId): Promise<boolean> {
  const { rows } = await sql<{ run: number | null }>`select ${publishing(sql`${run}::integer`)} as run`.execute(db);
  return rows[0]?.run === run;
}
