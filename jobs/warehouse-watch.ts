import { setTimeout as sleep } from 'node:timers/promises';
import { YektaError } from '../config/errors/yekta-error.ts';
import type { Warehouse } from '../pipeline/ports/warehouse.ts';

/** Patience with the warehouse, in milliseconds. */
export interface WarehousePatience {
  readonly interval: number;
  /** How long it may be away: a server that starts again, or moves, needs less. */
  readonly away: number;
}

const defaultPatience: WarehousePatience = { interval: 5_000, away: 120_000 };

/**
 * Asks the warehouse again and again whether it is there, until the signal aborts. Throws `warehouse.unreachable` when it was away
 * for too long; however long it takes to answer, it is not away.
 */
export async function watchWarehouse(
  { runs }: Pick<Warehouse, 'runs'>,
  signal: AbortSignal,
  { interval, away }: WarehousePatience = defaultPatience,
): Promise<void> {
  let there = performance.now();
  while (!signal.aborted) {
    const asked = performance.now();
    const error = await runs.list(1).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    const isAway = error instanceof YektaError && error.code === 'warehouse.unreachable';
    if (!isAway) there = performance.now();
    else if (asked - there >= away) throw error;
    await sleep(interval, undefined, { signal }).catch(() => {});
  }
}
