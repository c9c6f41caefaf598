import { YektaError } from '../../config/errors/yekta-error.ts';
import { type CustomerId, type RecordId, toCustomerId } from '../../matching/ids.ts';
import type { ErasureSubject } from '../../pipeline/ports/erasure-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { erased } from '../show/find-customer.ts';
import { findRecord, notFound, recordWithKey } from '../show/find-record.ts';

/**
 * Finds whom to erase: a customer by its id, also one that was merged away or is retired, or by `source:key` of a record that
 * belongs to it or did last.
 *
 * @param records `source:key` of the records to erase; empty: all
 * @throws YektaError `customer.not_found`, `customer.erased`
 */
export async function findSubject(
  warehouse: Warehouse,
  sources: readonly string[],
  asked: string,
  records: readonly string[],
): Promise<ErasureSubject> {
  const customer = await resolve(warehouse, await customerAsked(warehouse, sources, asked));
  if (records.length === 0) return { customer, records: null };
  const ids: RecordId[] = [];
  for (const name of records) {
    const record = await findRecord(warehouse, name, sources);
    if (record === null)
      throw new YektaError('cli.usage', 'A record is named source:key.', {
        remedy: 'For example --records sales:1024.',
      });
    ids.push(record.id);
  }
  return { customer, records: [...new Set(ids)] };
}

async function customerAsked(warehouse: Warehouse, sources: readonly string[], asked: string): Promise<CustomerId> {
  const record = await findRecord(warehouse, asked, sources);
  if (record !== null) {
    const { customers } = warehouse;
    const id = (await customers.customerOf(record.id)) ?? (await customers.lastCustomerOf(record.id));
    if (id === null) throw notFound(null);
    return id;
  }
  const id = toCustomerId(asked);
  if ((await warehouse.customers.state(id)) === null) throw notFound(await recordWithKey(warehouse, asked, sources));
  return id;
}

/** Where the id leads now. */
async function resolve({ customers }: Pick<Warehouse, 'customers'>, id: CustomerId): Promise<CustomerId> {
  const state = await customers.state(id);
  if (state?.state === 'absorbed') return resolve({ customers }, state.into);
  if (state?.state === 'erased') throw erased(id);
  return id;
}
