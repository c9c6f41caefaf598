import type { Warehouse } from '../pipeline/ports/warehouse.ts';
import type { Database } from './db/database.ts';

const databases = new WeakMap<Warehouse, Database>();

/** Keeps the database of an opened warehouse, for the parts of warehouse/ that work on all of it. */
export function rememberDatabase(warehouse: Warehouse, database: Database): void {
  databases.set(warehouse, database);
}

export function databaseOf(warehouse: Warehouse): Database {
  const database = databases.get(warehouse);
  if (database === undefined) throw new TypeError('not a warehouse that openWarehouse returned');
  return database;
}
