import type { StaleCustomers } from '../../pipeline/ports/customer-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';

/** Customers that are to be merged anew by these rules. */
export async function* staleGolden(
  { customers }: Pick<Warehouse, 'customers'>,
  rules: string,
): AsyncGenerator<StaleCustomers> {
  const { basis, parts } = await customers.staleMembers(rules);
  const decode = customers.staleGolden(rules, basis);
  for await (const part of parts) {
    const stale = decode(part);
    if (stale.customers.length > 0) yield stale;
  }
}
