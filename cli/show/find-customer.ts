import { YektaError } from '../../config/errors/yekta-error.ts';
import { type CustomerId, toCustomerId, toSourceName } from '../../matching/ids.ts';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';

/** A customer, and how the asked id led to it. */
export interface FoundCustomer {
  readonly customer: PublishedCustomer;
  /** Ids that were followed from the asked one, in order; empty when it is live itself. */
  readonly redirects: readonly CustomerId[];
}

/**
 * Finds a customer by its id, also by an id that was merged away, or by `source:key` of any of its records.
 * Throws `customer.not_found`.
 */
export async function findCustomer(
  { customers, normalized }: Warehouse,
  asked: string,
  sources: readonly string[],
): Promise<FoundCustomer> {
  const separator = asked.indexOf(':');
  const source = separator > 0 ? asked.slice(0, separator) : null;
  if (source === null || !sources.includes(source)) return follow(customers, toCustomerId(asked));
  const record = await normalized.find(toSourceName(source), asked.slice(separator + 1));
  const id = record === null ? null : await customers.customerOf(record.id);
  if (id === null) throw notFound();
  return follow(customers, id);
}

async function follow(customers: Warehouse['customers'], first: CustomerId): Promise<FoundCustomer> {
  const redirects: CustomerId[] = [];
  for (let id = first; ; ) {
    const state = await customers.state(id);
    if (state === null) throw notFound();
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

function notFound(): YektaError {
  return new YektaError('customer.not_found', 'No customer or source record has this id.', {
    remedy: 'Give a customer id, or source:key as in `sales:1024`; keys are those of the last sync.',
  });
}
