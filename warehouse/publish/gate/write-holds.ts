import { sql } from 'kysely';
import type { Holding } from '../../../matching/gate/change-group.ts';
import type { Counts, RunId } from '../../../pipeline/ports/run-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import { digest } from '../../digest.ts';
import { openHold } from '../../stores/holds/open-hold.ts';
import { endQuestions, type NewQuestion, openQuestions } from '../../stores/queue/open-questions.ts';
import { appendEvents } from '../append-events.ts';
import type { Held } from './held.ts';
import type { PendingGroup } from './pending-group.ts';
import { blamedRecords } from './read-subjects.ts';

/** Records that a question about held changes points to. */
const SHOWN = 100;

/** Opens a hold for each holding, or brings the open one up to date; closes the others; fills `held_customer`. */
export async function writeHolds(
  transaction: Transaction,
  run: RunId,
  since: RunId | null,
  { holdings, groups, origins }: Held,
): Promise<void> {
  const { db, copy } = transaction;
  await sql`create temporary table held_customer (hold_id integer, customer_id text collate "C") on commit drop`.execute(
    db,
  );
  const questions: NewQuestion[] = [];
  for (const holding of holdings) {
    const own = holding.groups.map((id) => groups.get(id)!);
    const records = own.flatMap((group) => blamedRecords(group, origins)).sort((a, b) => a - b);
    const counts = countsOf(holding, own, records.length);
    const changes = own.map(({ change }) => change).sort();
    const content = digest(changes.join('\n'));
    const { scope, subject, reason } = holding;
    const { id, isOther } = await openHold(transaction, { run, since, scope, subject, reason, counts, content });
    if (isOther) await writeContent(transaction, id, changes, records);
    await copy(
      'held_customer',
      ['hold_id', 'customer_id'],
      own.flatMap(({ customers }) => customers.map((customer) => [id, customer])),
    );
    const { customers, found, allowed } = counts;
    questions.push({
      kind: 'held_changes',
      reason,
      subject: { kind: 'held_changes', hold: id },
      records: records.slice(0, SHOWN),
      counts: { hold: id, customers: customers!, records: records.length, found: found!, allowed: allowed! },
    });
  }
  await keepOnly(transaction, questions);
}

function countsOf({ found, allowed }: Holding, groups: readonly PendingGroup[], records: number): Counts {
  const sum = (of: (group: PendingGroup) => number): number => groups.reduce((total, group) => total + of(group), 0);
  return {
    found,
    allowed,
    customers: sum(({ customers }) => customers.length),
    records,
    merges: sum(({ counts }) => counts.merges),
    splits: sum(({ counts }) => counts.splits),
    retired: sum(({ counts }) => counts.retired),
    critical_fields: sum(({ counts }) => counts.critical_fields),
  };
}

async function writeContent(
  { db }: Transaction,
  hold: number,
  changes: readonly string[],
  records: readonly number[],
): Promise<void> {
  await sql`delete from held_group where hold_id = ${hold}`.execute(db);
  await sql`
    insert into held_group (hold_id, change) select distinct ${hold}::integer, change from unnest(${[...changes]}::uuid[]) change`.execute(
    db,
  );
  await sql`delete from held_record where hold_id = ${hold}`.execute(db);
  await sql`
    insert into held_record (hold_id, record_id, version, deleted)
    select ${hold}::integer, id, version, deleted_at is not null from source_record
    where id = any(${[...records]})`.execute(db);
}

/** Nothing is held any more. */
export async function closeHolds(transaction: Transaction): Promise<void> {
  if (await hasOpenHolds(transaction)) await keepOnly(transaction, []);
}

/** True when there are any, but for those of sources that are stopped. */
export async function hasOpenHolds({ db }: Transaction): Promise<boolean> {
  const { rows } = await sql`select from hold where closed_at is null and scope <> 'source' limit 1`.execute(db);
  return rows.length > 0;
}

/** Asks about these holds, and closes the others. */
async function keepOnly(transaction: Transaction, questions: readonly NewQuestion[]): Promise<void> {
  const { db } = transaction;
  const open = questions.flatMap(({ counts }) => counts?.hold ?? []);
  await sql`
    update hold set closed_at = now() where closed_at is null and scope <> 'source' and id <> all(${open})`.execute(db);
  await openQuestions(transaction, questions);
  await sql`
    update conflict set closed_at = now() where kind = 'held_changes' and closed_at is null
      and question not in (select question from question_in)`.execute(db);
  await endQuestions(transaction);
}

/** Tells of the published customers whose changes are held, once for each hold. */
export async function writeHeldEvents(transaction: Transaction, run: RunId): Promise<void> {
  const { db } = transaction;
  await appendEvents(
    transaction,
    run,
    sql`
      select 1 as part, h.hold_id::bigint as place, h.customer_id, 'held' as type, jsonb_build_object('hold', h.hold_id) as data,
        null::bigint as golden_id, null::bigint as old_golden_id, coalesce(w.cause, 'source') as cause
      from held_customer h
      join customer c on c.id = h.customer_id and c.state = 'live'
      left join change_cause w on w.customer_id = h.customer_id
      where not exists (
        select from customer_event e
        where e.customer_id = h.customer_id and e.type = 'held' and (e.data ->> 'hold')::integer = h.hold_id
      )`,
  );
  await sql`
    update hold set position = f.position from feed_state f
    where hold.closed_at is null and hold.id in (
      select (data ->> 'hold')::integer from customer_event where run_id = ${run} and type = 'held')`.execute(db);
}
