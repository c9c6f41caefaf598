import { sql } from 'kysely';
import type { HomeChanges } from '../../matching/identity/homes.ts';
import type { IdentityChange } from '../../matching/identity/identity-changes.ts';
import type { CustomerStore } from '../../pipeline/ports/customer-store.ts';
import { analyzeRoughly } from '../db/analyze.ts';
import type { CopyValue } from '../db/copy.ts';
import type { Database } from '../db/database.ts';
import { fillEmpty } from '../db/fill-empty.ts';
import { inTransaction } from '../db/in-transaction.ts';

/** Replaces the pending identities: they are changes against what is published, not against what was pending before. */
export async function savePendingIdentities(
  database: Database,
  { memberships, left, identities, homes, settled }: Parameters<CustomerStore['savePendingIdentities']>[0],
): Promise<void> {
  await inTransaction(database, async ({ db, copy }) => {
    await sql`truncate pending_membership, pending_identity, pending_home`.execute(db);
    await fillEmpty({ db }, ['pending_membership', 'pending_identity'], async () => {
      await copy('pending_membership', ['record_id', 'customer_id'], membershipRows(memberships, left));
      await copy('pending_identity', ['seq', 'customer_id', 'change', 'other_ids'], identityRows(identities));
    });
    await copy('pending_home', ['record_id', 'home_id', 'origin_id'], homeRows({ homes, settled }));
    await analyzeRoughly({ db }, ['pending_membership', 'pending_identity']);
    await sql`update project_state set identities_match_revision = match_state.revision from match_state`.execute(db);
  });
}

async function* membershipRows(
  memberships: Parameters<CustomerStore['savePendingIdentities']>[0]['memberships'],
  left: readonly number[],
): AsyncGenerator<readonly CopyValue[]> {
  for await (const batch of memberships) for (const { record, customer } of batch) yield [record, customer];
  for (const record of left) yield [record, null];
}

function* homeRows({ homes, settled }: HomeChanges): Generator<readonly CopyValue[]> {
  for (const { record, home, origin } of homes) yield [record, home, origin];
  for (const record of settled) yield [record, null, null];
}

function* identityRows(identities: readonly IdentityChange[]): Generator<readonly CopyValue[]> {
  for (const [index, change] of identities.entries())
    yield [index + 1, change.customer, change.change, otherIds(change)];
}

function otherIds(change: IdentityChange): readonly string[] {
  switch (change.change) {
    case 'created':
    case 'retired':
    case 'restored':
      return [];
    case 'absorbed':
      return [change.into];
    case 'released':
      return [change.from];
    case 'split':
      return change.off;
    default:
      return change satisfies never;
  }
}
