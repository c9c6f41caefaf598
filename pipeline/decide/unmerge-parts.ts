import { YektaError } from '../../config/errors/yekta-error.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { CustomerStore } from '../ports/customer-store.ts';

/**
 * The parts of a customer that its last merge brought together: one for each customer that was absorbed then and still has
 * records here, and the rest. Null when none has.
 */
export async function partsBeforeMerge(
  customers: Pick<CustomerStore, 'homes' | 'mergesOf'>,
  customer: CustomerId,
  members: readonly RecordId[],
): Promise<readonly (readonly RecordId[])[] | null> {
  const isMember = new Set(members);
  const homeOf = new Map<RecordId, CustomerId>();
  for await (const homes of customers.homes())
    for (const { record, home } of homes) if (isMember.has(record)) homeOf.set(record, home);
  for (const merged of await customers.mergesOf(customer)) {
    const broughtBy = merged.map((id) => members.filter((member) => homeOf.get(member) === id));
    const parts = broughtBy.filter((part) => part.length > 0);
    const rest = members.filter((member) => !parts.flat().includes(member));
    if (parts.length > 0) return rest.length === 0 ? parts : [rest, ...parts];
  }
  return null;
}

/**
 * The parts that a person named, and the rest as one more.
 *
 * @param members in canonical order
 * @throws YektaError `cli.usage` when a record is named twice or is no member, or when only one part is left
 */
export function namedParts(
  members: readonly RecordId[],
  named: readonly (readonly RecordId[])[],
): readonly (readonly RecordId[])[] {
  const all = named.flat();
  if (new Set(all).size < all.length) throw usage('A record can be in one part only.');
  if (all.some((record) => !members.includes(record)))
    throw usage('A record of a part does not belong to the customer.');
  const rest = members.filter((member) => !all.includes(member));
  const parts = rest.length === 0 ? named : [...named, rest];
  if (parts.length < 2) throw usage('All records of the customer are in one part.');
  return parts;
}

function usage(message: string): YektaError {
  return new YektaError('cli.usage', message, { remedy: '`yekta show` lists the records of a customer.' });
}
