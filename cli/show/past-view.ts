import { YektaError } from '../../config/errors/yekta-error.ts';
import type { CustomerId } from '../../matching/ids.ts';
import type { PastCustomer } from '../../pipeline/ports/history-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { erased, type FoundCustomer, findId } from './find-customer.ts';

/** A customer as it was served at an instant, and how the asked id led to it then. */
export interface PastView {
  readonly found: FoundCustomer;
  /** ISO 8601, UTC. */
  readonly asOf: string;
  /** Since when it was served like that. */
  readonly since: string;
}

/**
 * Finds what was served at an instant under an id, whatever became of the id since; of a record, under the id of the customer
 * that it belongs to today.
 *
 * @throws YektaError `customer.not_found`, also when the id was not issued yet or its customer was retired then; `customer.erased`
 */
export async function pastView(
  warehouse: Warehouse,
  asked: string,
  sources: readonly string[],
  asOf: string,
): Promise<PastView> {
  const { id: first, gone } = await findId(warehouse, asked, sources);
  let id = first;
  let past = await customerAt(warehouse, id, asOf);
  const redirects: CustomerId[] = [];
  if (past.state.state === 'absorbed') {
    redirects.push(id);
    id = past.state.into;
    past = await customerAt(warehouse, id, asOf);
  }
  const { state, golden, members, since } = past;
  if (state.state === 'retired') {
    throw new YektaError(
      'customer.not_found',
      `Customer ${id} was retired then: none of its records was in the sources.`,
    );
  }
  if (golden === null) throw erased(id);
  return { found: { customer: { id, golden, members }, redirects, gone }, asOf, since };
}

async function customerAt({ history }: Warehouse, id: CustomerId, asOf: string): Promise<PastCustomer> {
  const past = await history.at(id, asOf);
  if (past !== null) return past;
  throw new YektaError('customer.not_found', `No customer had the id ${id} yet at ${asOf}.`, {
    remedy: 'Ask for a later time.',
  });
}
