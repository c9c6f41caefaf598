import { YektaError } from '../../config/errors/yekta-error.ts';
import { type CustomerId, toCustomerId } from '../../matching/ids.ts';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { findRecord, notFound, recordWithKey } from './find-record.ts';

/** A customer, and how the asked id led to it. */
export interface FoundCustomer {
  readonly customer: PublishedCustomer;
  /** Ids that were followed from the asked one, in order; empty when it is live itself. */
  readonly redirects: readonly CustomerId[];
}

/**
 * Finds a customer by its id, also by an id that was merged away, or by `source:key` of any of its records.
 *
 * @throws YektaError `customer.not_found`
 */
export async function findCustomer(
  warehouse: Warehouse,
  asked: string,
  sources: readonly string[],
): Promise<FoundCustomer> {
  const { customers } = warehouse;
  const record = await findRecord(warehouse, asked, sources);
  if (record === null) {
    const id = toCustomerId(asked);
    if ((await customers.state(id)) === null) throw notFound(await recordWithKey(warehouse, asked, sources));
    return follow(customers, id);
  }
  const id = await customers.customerOf(record.id);
  if (id === null) throw notFound(null);
  return follow(customers, id);
}

async function follow(customers: Warehouse['customers'], first: CustomerId): Promise<FoundCustomer> {
  const redirects: CustomerId[] = [];
  for (let id = first; ; ) {
    const state = await customers.state(id);
    if (state === null) throw notFound(null);
    if (state.state === 'absorbed') {
      redirects.push(id);
      id = state.into;
      continue;
    }
    const customer = state.state === 'live' ? await customers.get(id) : null;
    if (customer !== null) return { customer, redirects };
    throw new YektaError(
      'customer.not_found',
      `This customer is ${state.state}: none of its records is left in the sources.`,
    );
  }
}
