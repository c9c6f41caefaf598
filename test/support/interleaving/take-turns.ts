import type pg from 'pg';
import type { OpenWarehouse } from '../../../warehouse/open.ts';
import { databaseOf } from '../../../warehouse/opened.ts';
import type { Turns } from './turns.ts';

/** From now on, statements on the warehouse are those of an actor that waits for its turns; copies of rows belong to the one before. */
export function takeTurns(warehouse: OpenWarehouse, actor: string, turns: Turns): void {
  const known = new WeakSet<pg.PoolClient>();
  databaseOf(warehouse).pool.on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    const query = client.query.bind(client) as (...args: readonly unknown[]) => Promise<unknown>;
    const { processID } = client as pg.PoolClient & { readonly processID: number };
    client.query = ((...args: readonly unknown[]) =>
      isCopy(args[0]) ? query(...args) : turns.inTurn(actor, processID, () => query(...args))) as typeof client.query;
  });
}

const isCopy = (statement: unknown): boolean =>
  typeof statement === 'object' && statement !== null && 'submit' in statement;
