import type { Counts } from '../../pipeline/ports/run-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';

/** What is in the warehouse; shown below the report of a run. */
export interface WarehouseTotals {
  readonly customers: number;
  readonly records: number;
  /** Customers made of two or more records. */
  readonly merged: number;
  /** Open questions for people, by kind. */
  readonly conflicts: Counts;
}

export async function warehouseTotals(warehouse: Warehouse): Promise<WarehouseTotals> {
  return { ...(await warehouse.customers.totals()), conflicts: await warehouse.conflicts.countByKind() };
}
