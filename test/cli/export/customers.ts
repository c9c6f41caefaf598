import { toCustomerId, toFieldName, toRecordId, toSourceName } from '../../../matching/ids.ts';
import type { Profile } from '../../../matching/profile.ts';
import type { PublishedCustomer } from '../../../pipeline/ports/customer-store.ts';
import { standardCustomerProfile } from '../../support/matching/customer-records.ts';

/** A profile of three fields, one of them a list. */
export const profile: Profile = {
  ...standardCustomerProfile(),
  fields: standardCustomerProfile().fields.filter(({ name }) => ['full_name', 'phone', 'address'].includes(name)),
};

/** A published customer with one record per given number. */
export function published(id: string, name: string, phones: readonly string[], address = ''): PublishedCustomer {
  const fields = { full_name: name, phone: phones, ...(address === '' ? {} : { address }) };
  return {
    id: toCustomerId(id),
    golden: {
      kind: 'person',
      fields: Object.fromEntries(Object.entries(fields).map(([field, value]) => [toFieldName(field), value])),
      provenance: {},
      contradictions: [],
    },
    members: [{ id: toRecordId(1), source: toSourceName('sales'), key: `${id}-1` }],
  };
}

export async function* inBatches<T>(items: readonly T[], size = 2): AsyncGenerator<readonly T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}
