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
  /** `source:key` as asked for, when that record is gone from its source: it belonged to this customer last. */
  readonly gone: string | null;
}

/**
 * Finds a customer by its id, also by an id that was merged away, or by `source:key` of any record that belongs to it or, when
 * it is gone from its source, belonged to it.
 *
 * @throws YektaError `customer.not_found`, `customer.erased`
 */
export async function findCustomer(
  warehouse: Warehouse,
  asked: string,
  sources: readonly string[],
): Promise<FoundCustomer> {
  const { id, gone } = await findId(warehouse, asked, sources);
  return { ...(await follow(warehouse.customers, id)), gone };
}

/**
 * The customer id that was asked for, or that the record belongs to which was asked for.
 *
 * @throws YektaError `customer.not_found`
 */
export async function findId(
  warehouse: Warehouse,
  asked: string,
  sources: readonly string[],
): Promise<{ readonly id: CustomerId; readonly gone: FoundCustomer['gone'] }> {
  const { customers } = warehouse;
  const record = await findRecord(warehouse, asked, sources);
  if (record === null) {
    const id = toCustomerId(asked);
    if ((await customers.state(id)) === null) throw notFound(await recordWithKey(warehouse, asked, sources));
    return { id, gone: null };
  }
  const id = await customers.customerOf(record.id);
  if (id !== null) return { id, gone: null };
  const last = await customers.lastCustomerOf(record.id);
  if (last === null) throw notFound(null);
  return { id: last, gone: asked };
}

async function follow(customers: Warehouse['customers'], first: CustomerId): Promise<Omit<FoundCustomer, 'gone'>> {
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
    if (state.state === 'erased') throw erased(id);
    throw new YektaError(
      'customer.not_found',
      `Customer ${id} is retired: none of its records is left in the sources.`,
      {
        remedy: 'It comes back with its id when one of its records does.',
      },
    );
  }
}

export const erased = (id: CustomerId): YektaError =>
  new YektaError('customer.erased', `Customer ${id} was erased: nothing of it is kept.`);
