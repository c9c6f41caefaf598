import { compareRecords } from '../../matching/canonical-order.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import { type SurvivedCluster, surviveCluster } from '../../matching/survivorship/survive-cluster.ts';
import { timesUsed } from '../../matching/survivorship/times-used.ts';
import { type MergeTimes, withLastSeen } from '../merge-times.ts';
import type { PublishedCustomer } from '../ports/customer-store.ts';
import type { FrozenWarehouse } from '../ports/frozen-warehouse.ts';
import type { ShadowRecords } from './shadow-records.ts';

/** A customer that is published, or will be, or both. */
export interface ComparedCustomer {
  readonly customer: CustomerId;
  readonly before: PublishedCustomer | null;
  readonly after: { readonly golden: SurvivedCluster; readonly members: readonly RecordId[] } | null;
}

/** Customers whose golden records are made at once. */
const BATCH = 500;

/** Every customer as it is published and as it would be: first those that are published, by id, then new ones. */
export async function* compareCustomers(input: {
  readonly frozen: Pick<FrozenWarehouse, 'customers' | 'fieldDecisions'>;
  readonly records: Pick<ShadowRecords, 'byIds'>;
  readonly profile: Profile;
  readonly times: MergeTimes;
  /** Members of the customers to be. */
  readonly members: ReadonlyMap<CustomerId, readonly RecordId[]>;
}): AsyncGenerator<readonly ComparedCustomer[]> {
  const { frozen, members } = input;
  const survive = await goldenMaker(input);
  const isPublished = new Set<CustomerId>();
  const compare = async (
    batch: readonly (readonly [CustomerId, PublishedCustomer | null])[],
  ): Promise<readonly ComparedCustomer[]> => {
    const made = await survive(batch.map(([customer]) => members.get(customer) ?? []));
    return batch.map(([customer, before], index) => ({ customer, before, after: made[index]! }));
  };
  for await (const published of frozen.customers.all()) {
    for (const { id } of published) isPublished.add(id);
    yield await compare(published.map((customer) => [customer.id, customer]));
  }
  const fresh = [...members.keys()].filter((customer) => !isPublished.has(customer)).sort();
  for (let start = 0; start < fresh.length; start += BATCH)
    yield await compare(fresh.slice(start, start + BATCH).map((customer) => [customer, null]));
}

/** Makes the golden records of groups of members; null for a group without any. */
async function goldenMaker({ frozen, records, profile, times }: Parameters<typeof compareCustomers>[0]) {
  const decisionsOf = await frozen.fieldDecisions();
  const { lastSeen } = timesUsed(profile);
  return async (groups: readonly (readonly RecordId[])[]): Promise<readonly ComparedCustomer['after'][]> => {
    const found = new Map((await records.byIds(groups.flat())).map((record) => [record.id, record]));
    return groups.map((ids) => {
      const members = ids
        .map((id) => found.get(id))
        .filter((record): record is NormalizedRecord => record !== undefined)
        .sort(compareRecords);
      if (members.length === 0) return null;
      const golden = surviveCluster(lastSeen ? withLastSeen(members, times) : members, profile, {
        asOf: times.asOf,
        decisions: decisionsOf(members),
      });
      return { golden, members: members.map(({ id }) => id) };
    });
  };
}
