import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { Home } from '../../matching/identity/homes.ts';
import type { IdentityChange } from '../../matching/identity/identity-changes.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import type { CustomerMembers } from '../../pipeline/ports/customer-store.ts';
import type { Counts } from '../../pipeline/ports/run-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { staleGolden } from './stale-golden.ts';
import { customerRow, fullName, normalizeRows, recordIds, stageRows } from './warehouse-data.ts';

/** Three normalized records of one source, with the keys 1 to 3. */
export async function stageThree(warehouse: Warehouse, names: readonly string[] = ['Ali', 'Sara', 'Reza']) {
  await stageNames(warehouse, names);
  const ids = await recordIds(warehouse);
  return { one: ids.get('1')!, two: ids.get('2')!, three: ids.get('3')! };
}

/** Stages and normalizes a snapshot of records with the keys 1, 2, ... and these names. */
export async function stageNames(warehouse: Warehouse, names: readonly string[]): Promise<void> {
  await stageRows(
    warehouse,
    names.map((name, index) => customerRow(String(index + 1), name)),
  );
  await normalizeRows(warehouse);
}

export interface Publication {
  readonly identities?: readonly IdentityChange[];
  /** Records by the customer that they join. */
  readonly memberships?: Readonly<Record<string, readonly number[]>>;
  readonly left?: readonly RecordId[];
  readonly homes?: readonly Home[];
  readonly settled?: readonly RecordId[];
  readonly rules?: string;
}

/** Publishes changes of customers as a run of its own, with golden records that `goldenOf` makes. */
export async function publishCustomers(warehouse: Warehouse, publication: Publication): Promise<Counts> {
  await prepareCustomers(warehouse, publication);
  return warehouse.customers.publish(await warehouse.runs.begin());
}

/** All of a publication but the last step; returns the customers that were merged. */
export async function prepareCustomers(warehouse: Warehouse, publication: Publication): Promise<readonly CustomerId[]> {
  await prepareIdentities(warehouse, publication);
  return mergeCustomers(warehouse, publication.rules);
}

export async function prepareIdentities(
  warehouse: Warehouse,
  { identities = [], memberships = {}, left = [], homes = [], settled = [] }: Publication,
): Promise<void> {
  const list = Object.entries(memberships).flatMap(([customer, records]) =>
    records.map((record) => ({ record, customer }) as never),
  );
  await warehouse.customers.savePendingIdentities({ memberships: [list], left, identities, homes, settled });
}

export async function mergeCustomers(warehouse: Warehouse, rules = 'rules'): Promise<readonly CustomerId[]> {
  const merged: CustomerId[] = [];
  await warehouse.matches.noteDecisions();
  for await (const { customers } of staleGolden(warehouse, rules)) {
    merged.push(...Array.from(customers, ({ customer }) => customer));
    await warehouse.customers.savePendingGolden(
      mapBatch(customers, (customer) => ({ ...customer, golden: goldenOf(customer) })),
      rules,
    );
  }
  await warehouse.customers.noteMerged(rules);
  return merged;
}

export const created = (...customers: readonly CustomerId[]): readonly IdentityChange[] =>
  customers.map((customer) => ({ change: 'created', customer }));

/** Names joined in canonical order; every part of provenance occurs. */
export function goldenOf({ members }: Pick<CustomerMembers, 'members'>): GoldenRecord {
  const offers = members.map(({ id, fields }) => ({
    value: fields[fullName]![0]!.value,
    record: id,
    status: 'valid' as const,
  }));
  const names = offers.map(({ value }) => value);
  return {
    kind: 'person',
    fields: { [fullName]: names.join(' و ') },
    provenance: {
      [fullName]: {
        rule: names.length > 1 ? 'tie_break' : 'only',
        winners: offers.slice(0, 1),
        losers: offers.slice(1).map((offer) => ({ ...offer, reason: offer.value === names[0] ? 'same' : 'rule' })),
      },
    },
    contradictions: names.includes('contradicts') ? [{ field: fullName, reason: 'unique', priority: 0.5 }] : [],
  };
}
