import { sql } from 'kysely';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { ErasureRules } from '../../pipeline/ports/erasure-store.ts';
import { toRunId } from '../../pipeline/ports/run-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { digest } from '../digest.ts';
import { lockFeed } from '../publish/append-events.ts';
import { findContentChanges } from '../publish/content-changes.ts';
import { writeEvents } from '../publish/events.ts';
import { publishFieldQuestions } from '../publish/field-questions.ts';
import { removeUntoldGolden, showGolden } from '../publish/golden.ts';
import { decisionsOf, readFieldDecisions } from '../stores/decisions/field-decisions.ts';
import { type NormalizedRow, selectNormalized, toNormalizedRecord } from '../stores/normalized-rows.ts';
import { writePendingGolden } from '../stores/pending-golden.ts';
import { noteNothingPrepared } from '../stores/unpublished.ts';
import { remove } from './erase-records.ts';

/**
 * Publishes what an erasure leaves of a customer: the golden record of the members that stay; else its end, as `erased` or, when
 * records are left that are gone from their sources, as `retired`. The events belong to the last run.
 *
 * @param members records that stay, in canonical order
 */
export async function publishErasure(
  transaction: Transaction,
  customer: CustomerId,
  members: readonly RecordId[],
  end: 'erased' | 'retired' | null,
  merge: ErasureRules['merge'],
): Promise<void> {
  const { db } = transaction;
  await lockFeed(transaction);
  await sql`
    create temporary table change_cause on commit drop as
    select ${customer}::text collate "C" as customer_id, 'erasure'::text as cause`.execute(db);
  if (end !== null) {
    await sql`
      insert into pending_identity (seq, customer_id, change, other_ids) values (1, ${customer}, ${end}, '{}')`.execute(
      db,
    );
    await sql`update customer set state = ${end}, into_ids = null where id = ${customer}`.execute(db);
  } else if (members.length > 0)
    await writePendingGolden(transaction, [await remake(transaction, customer, members, merge)]);
  await findContentChanges(transaction, []);
  await showGolden(transaction);
  await publishFieldQuestions(transaction);
  await writeEvents(transaction, await lastRun(transaction));
  await tellOfNewGolden(transaction);
  await removeUntoldGolden(transaction);
  await discardPending(transaction);
}

/** Throws away what a run prepared and did not publish: it may hold what is erased, and the next run makes it again. */
export async function discardPending({ db }: Transaction): Promise<void> {
  await remove(
    db,
    'golden_record',
    sql`id in (select golden_id from pending_golden) and id not in (select golden_id from customer where golden_id is not null)`,
  );
  await sql`truncate pending_membership, pending_identity, pending_home, pending_golden`.execute(db);
  await noteNothingPrepared({ db });
}

async function remake(
  { db }: Transaction,
  customer: CustomerId,
  members: readonly RecordId[],
  merge: ErasureRules['merge'],
) {
  const { rows } = await sql<NormalizedRow>`
    ${selectNormalized} where n.record_id = any(${[...members]}) and n.fields is not null`.execute(db);
  const found = new Map(rows.map((row) => [row.id, toNormalizedRecord(row)]));
  const rest = members.flatMap((id) => found.get(id) ?? []);
  const golden = merge({ members: rest, decisions: decisionsOf(rest, await readFieldDecisions({ db })) });
  // No input has this digest: the next run makes the golden record anew, and finds it the same.
  return { customer, golden, inputHash: digest('') };
}

/** Where nothing that is served changed, events tell of the new golden record, which holds nothing of what was erased. */
async function tellOfNewGolden({ db }: Transaction): Promise<void> {
  await sql`
    update customer_event e set golden_id = g.new_id from golden_change g
    where not g.changed and e.customer_id = g.customer_id and e.golden_id in (g.old_id, g.told_id)`.execute(db);
}

async function lastRun({ db }: Transaction) {
  const { rows } = await sql<{ id: number }>`select max(id) as id from run`.execute(db);
  return toRunId(rows[0]!.id);
}
