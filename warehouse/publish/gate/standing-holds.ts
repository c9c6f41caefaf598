import { sql } from 'kysely';
import type { Holding } from '../../../matching/gate/change-group.ts';
import type { Transaction } from '../../db/transaction.ts';
import { releaseOf } from '../../stores/holds/open-hold.ts';
import type { PendingGroup } from './pending-group.ts';
import { knownGeneric } from './read-shared-values.ts';
import { blamedRecords, type Origins } from './read-subjects.ts';

/** What people were asked already, and what they answered. */
export interface StandingHolds {
  /**
   * The hold that keeps a group back: one of the records to blame is as it was when it was held, and no value is to blame of which people
   * know by now that it says nothing.
   */
  readonly holdOf: (group: PendingGroup, origins: Origins) => Omit<Holding, 'groups'> | null;
  /** True when people let exactly these changes through, or the deletion of all the records to blame. */
  readonly isReleased: (group: PendingGroup, origins: Origins) => boolean;
}

export async function readStandingHolds(transaction: Transaction): Promise<StandingHolds> {
  const { db } = transaction;
  const { rows: open } = await sql<Omit<Holding, 'groups'> & { id: number; released: boolean }>`
    select id, scope, subject, reason, (counts ->> 'found')::integer as found, (counts ->> 'allowed')::integer as allowed,
      ${releaseOf(sql`hold.id`)} is not null as released
    from hold where closed_at is null and scope <> 'source' order by id`.execute(db);
  const generic = open.some(({ scope }) => scope === 'value') ? await knownGeneric(transaction) : new Set<string>();
  const waiting = new Map(
    open.flatMap(({ id, released, ...hold }) =>
      released || (hold.scope === 'value' && generic.has(hold.subject)) ? [] : [[id, hold] as const],
    ),
  );
  const { rows: held } = await sql<{ record: number; hold: number }>`
    select b.record_id as record, min(b.hold_id) as hold
    from held_record b join source_record r on r.id = b.record_id
      and r.version = b.version and (r.deleted_at is not null) = b.deleted
    where b.hold_id = any(${[...waiting.keys()]}) group by b.record_id`.execute(db);
  const holdOfRecord = new Map(held.map(({ record, hold }) => [record, hold]));
  const { rows: changes } = await sql<{ change: string }>`
    select change from held_group where hold_id = any(${open.filter(({ released }) => released).map(({ id }) => id)})`.execute(
    db,
  );
  const released = new Set(changes.map(({ change }) => change.replaceAll('-', '')));
  const { rows: accepted } = await sql<{ record: number }>`
    select b.record_id as record
    from hold h join held_record b on b.hold_id = h.id join source_record r on r.id = b.record_id and r.deleted_at is not null
    where h.scope = 'source' and ${releaseOf(sql`h.id`)} is not null`.execute(db);
  const gone = new Set(accepted.map(({ record }) => record));
  return {
    holdOf: (group, origins) => {
      const holds = blamedRecords(group, origins).flatMap((record) => holdOfRecord.get(record) ?? []);
      return holds.length === 0 ? null : waiting.get(Math.min(...holds))!;
    },
    isReleased: (group, origins) =>
      released.has(group.change) || blamedRecords(group, origins).every((record) => gone.has(record)),
  };
}
