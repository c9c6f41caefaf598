import type { Counts } from '../../pipeline/ports/run-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';

/** What is in the warehouse; shown below the report of a run. */
export interface WarehouseTotals {
  readonly customers: number;
  readonly records: number;
  /** Customers made of two or more records. */
  readonly merged: number;
  /** What joined records into customers; null before the first matching. */
  readonly merges: {
    /** By the field that spoke for a merge most. */
    readonly byField: Counts;
    readonly byPeople: number;
  } | null;
  /** Open questions for people, by kind. */
  readonly conflicts: Counts;
}

export async function warehouseTotals(warehouse: Warehouse): Promise<WarehouseTotals> {
  const statistics = await warehouse.matches.statistics();
  return {
    ...(await warehouse.customers.totals()),
    merges: statistics === null ? null : { byField: statistics.mergesByField, byPeople: statistics.mergesByPeople },
    conflicts: await warehouse.conflicts.countByKind(),
  };
}
