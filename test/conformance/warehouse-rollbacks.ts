import { beforeEach, describe, expect, test } from '@jest/globals';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { liveValues, stageRun } from '../support/published-run.ts';
import { type StageOptions, sales, stageRows } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

/** The contract of pipeline/ports/rollback-store.ts; histories of rollbacks are in test/warehouse/rollback/. */
export function describeRollbackStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a RollbackStore`, () => {
    let warehouse: OpenWarehouse;

    beforeEach(async () => {
      warehouse = await warehouses.fresh();
    });

    const row = (value: string, order: number | null, deleted = false) => ({
      key: 'k',
      values: { value },
      deleted,
      ...(order === null ? {} : { order: String(order).padStart(2, '0') }),
    });
    const say = (said: ReturnType<typeof row>, options: StageOptions = {}) =>
      stageRun(warehouse, [said], { ...options, source: sales });
    const again = (said: ReturnType<typeof row>, options: StageOptions = {}) => stageRows(warehouse, [said], options);
    const live = async () => (await liveValues(warehouse, sales)).get('k') ?? null;
    const wish = (run: Awaited<ReturnType<typeof say>>) => ({ run, reason: 'a test', author: 'sara' });

    test('the same content with a later time stays aside, other content counts', async () => {
      await say(row('a', 10));
      await warehouse.rollbacks.rollBack(wish(await say(row('b', 20))));
      expect(await live()).toBe('a');
      expect(await again(row('b', 30))).toMatchObject({ accepted: 0, unchanged: 1, setAside: 1 });
      expect(await again(row('z', 5))).toMatchObject({ accepted: 1 });
      expect(await live()).toBe('a');
      expect(await again(row('c', 25))).toMatchObject({ accepted: 1 });
      expect(await live()).toBe('c');
    });

    test('a version between what counts and what is set aside counts, until the rollback is lifted', async () => {
      await say(row('a', 10));
      const run = await say(row('b', 30));
      await warehouse.rollbacks.rollBack(wish(run));
      await say(row('c', 20));
      expect(await live()).toBe('c');
      await warehouse.rollbacks.lift(wish(run));
      expect(await live()).toBe('b');
    });

    test('a late version counts when what was newer is set aside', async () => {
      const run = await say(row('b', 20));
      await say(row('a', 10));
      expect(await live()).toBe('b');
      await warehouse.rollbacks.rollBack(wish(run));
      expect(await live()).toBe('a');
    });

    test('a tombstone of a rolled back run is set aside until the record is changed', async () => {
      const changes = { mode: 'changes' } as const;
      await say(row('a', null), changes);
      const run = await say(row('', null, true), changes);
      expect(await live()).toBe(null);
      expect(await warehouse.rollbacks.rollBack(wish(run))).toMatchObject({ versions: 1, deletions: 0, returned: 1 });
      expect(await live()).toBe('a');
      expect(await again(row('', null, true), changes)).toMatchObject({ accepted: 0, setAside: 1 });
      expect(await live()).toBe('a');
      await say(row('b', null), changes);
      await say(row('', null, true), changes);
      expect(await live()).toBe(null);
    });

    test('a row that a snapshot repeats is compared with what was set aside', async () => {
      await say(row('a', null));
      await warehouse.rollbacks.rollBack(wish(await say(row('b', null))));
      const twice = await stageRows(warehouse, [row('b', null), row('c', null)]);
      expect(twice).toMatchObject({ accepted: 0, rejected: 1, unchanged: 1 });
      expect(await live()).toBe('a');
    });
  });
}
