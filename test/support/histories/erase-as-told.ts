import { eraseCustomer } from '../../../pipeline/erase/erase-customer.ts';
import { type Ref, type Source, toRecordRef } from './history-step.ts';
import type { Context } from './project.ts';

/** Erases the customer of a record, if it has one; returns the records that went. */
export async function eraseAsTold({ warehouse, config, profile }: Context, ref: Ref): Promise<readonly Ref[]> {
  const { customers, decisions } = warehouse;
  const [record] = await decisions.find([toRecordRef(ref)]);
  const customer = record ? await customers.customerOf(record) : null;
  if (customer === null) return [];
  const { records } = await eraseCustomer(
    warehouse,
    { config, profile },
    { customer, records: null, reason: 'request 1', author: 'sara', mayReturn: true },
  );
  return records.map(({ source, key }) => ({ source: source as string as Source, key }));
}
