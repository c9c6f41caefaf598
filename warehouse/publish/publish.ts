import { sql } from 'kysely';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { PublicationGate } from '../../pipeline/ports/customer-store.ts';
import type { Counts, RunId } from '../../pipeline/ports/run-store.ts';
import { analyzeRoughly } from '../db/analyze.ts';
import { fillEmpty } from '../db/fill-empty.ts';
import type { Transaction } from '../db/transaction.ts';
import { settlePublished } from '../stores/unpublished.ts';
import { lockFeed } from './append-events.ts';
import { findCauses } from './causes.ts';
import { findContentChanges, noContentChanges } from './content-changes.ts';
import { writeEvents } from './events.ts';
import { publishFieldQuestions } from './field-questions.ts';
import { holdBack } from './gate/hold-back.ts';
import { putBack, setAside } from './gate/set-aside.ts';
import { closeHolds, writeHeldEvents } from './gate/write-holds.ts';
import { removeUntoldGolden, showGolden } from './golden.ts';
import { publishIdentities } from './identities.ts';

/** The work of CustomerStore.publish, inside its transaction. */
export async function publish(transaction: Transaction, run: RunId, gate?: PublicationGate): Promise<Counts> {
  const { db } = transaction;
  await lockFeed(transaction);
  const isPending = await isAnythingPending(transaction);
  if (isPending) {
    await useBothCores(transaction);
    await assertComplete(transaction);
    const before = await findCauses(transaction, run);
    if (before === null) await noContentChanges(transaction);
    else await findContentChanges(transaction, gate?.criticalFields ?? []);
    const isHeld = await holdBack(transaction, run, before, gate);
    if (isHeld) await setAside(transaction);
    await fillEmpty(transaction, ['customer', 'membership', 'customer_event'], async () => {
      await publishIdentities(transaction);
      await showGolden(transaction);
      await publishFieldQuestions(transaction);
      await writeEvents(transaction, run);
    });
    if (isHeld) await writeHeldEvents(transaction, run);
    await removeUntoldGolden(transaction);
    await sql`truncate pending_membership, pending_identity, pending_home, pending_golden`.execute(db);
    if (isHeld) await putBack(transaction);
  } else await closeHolds(transaction);
  await settlePublished(transaction, isPending);
  return countEvents(transaction, run);
}

async function isAnythingPending({ db }: Transaction): Promise<boolean> {
  const { rows } = await sql<{ pending: boolean }>`
    select exists (select from pending_membership) or exists (select from pending_identity)
      or exists (select from pending_home) or exists (select from pending_golden) as pending`.execute(db);
  return rows[0]!.pending;
}

/**
 * Nobody else works while a run publishes. Small tables are worth it, whose rows each lead to pages of large ones; tables in
 * shared memory are not, which is scarce in containers.
 */
async function useBothCores({ db }: Transaction): Promise<void> {
  await sql`
    select set_config('max_parallel_workers_per_gather', '1', true), set_config('min_parallel_table_scan_size', '0', true),
      set_config('enable_parallel_hash', 'off', true)`.execute(db);
}

/** No customer may become visible without its golden record. Those that stay as they are have theirs. */
async function assertComplete({ db }: Transaction): Promise<void> {
  await analyzeRoughly({ db }, ['pending_golden']);
  const { rows } = await sql<{ missing: number }>`
    select count(distinct customer_id) as missing
    from pending_membership f
    where customer_id is not null
      and not exists (select from pending_golden p where p.customer_id = f.customer_id)
      and not exists (select from customer c where c.id = f.customer_id and c.golden_id is not null)`.execute(db);
  const { missing } = rows[0]!;
  if (missing > 0)
    throw new YektaError(
      'warehouse.inconsistent',
      `${missing} customers have no golden record yet; nothing was published.`,
      {
        remedy: 'Run the sync again: its merge step computes them.',
      },
    );
}

/** Counted from the events of the run, so that publishing again tells the same. */
async function countEvents(transaction: Transaction, run: RunId): Promise<Counts> {
  const { db } = transaction;
  const held = await countHeld(transaction);
  const { rows } = await sql<{ type: string; count: number }>`
    select type, count(*) as count from customer_event where run_id = ${run} group by type`.execute(db);
  const counted = new Map(rows.map(({ type, count }) => [type, count]));
  return {
    created: counted.get('created') ?? 0,
    changed: counted.get('field_changed') ?? 0,
    absorbed: counted.get('absorbed') ?? 0,
    released: counted.get('released') ?? 0,
    split: counted.get('split') ?? 0,
    retired: counted.get('retired') ?? 0,
    restored: counted.get('restored') ?? 0,
    ...(held > 0 ? { held } : {}),
  };
}

/** Customers, as they are or are to be, whose changes are held. */
async function countHeld({ db }: Transaction): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select coalesce(sum((counts ->> 'customers')::integer), 0)::integer as held from hold
    where closed_at is null and scope <> 'source'`.execute(db);
  return rows[0]!.held;
}
