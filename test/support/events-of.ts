import type { OpenWarehouse } from '../../warehouse/open.ts';
import type { Warehouses } from './with-warehouse.ts';

/** All that was told of customers, by position. */
export async function eventsOf(warehouses: Warehouses, warehouse: OpenWarehouse) {
  const client = await warehouses.connect(warehouse);
  const { rows } = await client.query<{ position: string; customer_id: string; type: string; data: unknown }>(
    'select position, customer_id, type, data from customer_change order by position',
  );
  return rows;
}
