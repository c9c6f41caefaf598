import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type SourceName, toSourceName } from '../../../matching/ids.ts';
import type { OpenWarehouse } from '../../../warehouse/open.ts';
import { normalizeRows, type StagedRow, type StageOptions, stageRows } from '../../support/warehouse-data.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();

const keys = fc.constantFrom('a', 'b', 'c', 'd');
const names = fc.constantFrom('Sara', 'Reza', 'Mina');

let sources = 0;
const nextSource = (): SourceName => {
  sources += 1;
  return toSourceName(`source_${sources}`);
};

const rowOf = (key: string, name: string, more: Partial<StagedRow> = {}): StagedRow => ({
  key,
  values: { name, phone: '09121234567' },
  ...more,
});

describe('versions that the source orders', () => {
  const version = fc.record({ key: keys, time: fc.integer({ min: 1, max: 9 }), name: names, deleted: fc.boolean() });
  const versions = fc.uniqueArray(version, {
    minLength: 1,
    maxLength: 12,
    selector: ({ key, time }) => `${key}${time}`,
  });
  const toRow = ({ key, time, name, deleted }: { key: string; time: number; name: string; deleted: boolean }) =>
    rowOf(key, deleted ? '' : name, { order: `2024-01-0${time}`, deleted });

  test('give the same current versions, and keep the same ones, in any order and any batches', async () => {
    const warehouse = await warehouses.fresh();
    const stage = async (source: SourceName, batches: readonly (readonly StagedRow[])[]) => {
      await warehouse.normalized.keepColumnTexts(source, [{ stream: 'rows', column: 'name' }]);
      for (const batch of batches) {
        await stageRows(warehouse, batch, { source, mode: 'changes', deletions: 1 });
        await normalizeRows(warehouse, 'rules', source);
        await warehouse.normalized.allWritten(source, 'rules');
        await warehouse.normalized.removeDeleted(allSources());
      }
      return stateOf(warehouse, source);
    };
    const history = versions.chain((list) =>
      fc.record({
        list: fc.constant(list),
        other: fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        size: fc.integer({ min: 1, max: 5 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(history, async ({ list, other, size }) => {
        const rows = list.map(toRow);
        const source = nextSource();
        const atOnce = await stage(source, [rows]);
        const shuffled = other.map(toRow);
        const batches = Array.from({ length: Math.ceil(shuffled.length / size) }, (_, index) =>
          shuffled.slice(index * size, (index + 1) * size),
        );
        expect(await stage(nextSource(), batches)).toEqual(atOnce);
        for (const key of new Set(list.map((one) => one.key))) {
          const newest = list.filter((one) => one.key === key).sort((one, two) => two.time - one.time)[0]!;
          expect(atOnce.current).toContainEqual(
            expect.objectContaining({ key, order: `2024-01-0${newest.time}`, deleted: newest.deleted }),
          );
        }
        const again = await stageRows(warehouse, shuffled, { source, mode: 'changes', deletions: 1 });
        expect(again).toMatchObject({ accepted: 0, deleted: 0, unchanged: rows.length });
        expect(await stateOf(warehouse, source)).toEqual(atOnce);
      }),
      { numRuns: 12 },
    );
  });

  test('an older version does not replace a newer one, and is kept; in a snapshot, too', async () => {
    const warehouse = await warehouses.fresh();
    const source = nextSource();
    await stageRows(warehouse, [rowOf('a', 'New', { order: '2' })], { source });
    const old = [rowOf('a', 'Old', { order: '1' })];
    expect(await stageRows(warehouse, old, { source })).toMatchObject({ accepted: 1, deleted: 0 });
    expect(await stageRows(warehouse, old, { source })).toMatchObject({ accepted: 0, unchanged: 1, deleted: 0 });
    const { current, versions: kept } = await stateOf(warehouse, source);
    expect(current).toMatchObject([{ key: 'a', name: 'New', deleted: false }]);
    expect(kept).toHaveLength(2);
  });

  test('of rows with one key in a snapshot the newest counts, wherever it stands', async () => {
    const warehouse = await warehouses.fresh();
    const rows = [
      rowOf('a', 'Old', { order: '1' }),
      rowOf('a', 'New', { order: '2' }),
      rowOf('a', 'Other', { order: '2' }),
    ];
    const source = nextSource();
    expect(await stageRows(warehouse, rows, { source })).toMatchObject({ accepted: 2, rejected: 1 });
    expect(await stageRows(warehouse, rows, { source })).toMatchObject({ accepted: 0, rejected: 1, unchanged: 2 });
    expect((await stateOf(warehouse, source)).current).toMatchObject([{ name: 'New' }]);
  });

  test('rows of one time, or without any, count in the order of their arrival', async () => {
    const warehouse = await warehouses.fresh();
    for (const order of [{ order: '2' }, {}]) {
      const source = nextSource();
      for (const name of ['Sara', 'Reza', 'Mina'])
        await stageRows(warehouse, [rowOf('a', name, order)], { source, mode: 'changes' });
      expect((await stateOf(warehouse, source)).current).toMatchObject([{ name: 'Mina' }]);
    }
  });

  test('when the order is made in another way, what was ordered before gives way once', async () => {
    const warehouse = await warehouses.fresh();
    const source = nextSource();
    const other = { source, orderDefinition: '1'.repeat(32) };
    await stageRows(warehouse, [rowOf('a', 'Sara', { order: '9' }), rowOf('b', 'Mina', { order: '9' })], { source });
    const rows = [rowOf('a', 'Reza', { order: '3' }), rowOf('b', 'Mina', { order: '3' })];
    expect(await stageRows(warehouse, rows, other)).toMatchObject({ accepted: 1, unchanged: 1 });
    const state = await stateOf(warehouse, source);
    expect(state.current).toMatchObject([
      { name: 'Reza', order: '3' },
      { name: 'Mina', order: '3' },
    ]);
    expect(await stageRows(warehouse, rows, other)).toMatchObject({ accepted: 0, unchanged: 2 });
    expect(await stateOf(warehouse, source)).toEqual(state);
  });
});

test('snapshots: rows that say nothing new are passed over, and counts and records are as if they were not', async () => {
  const warehouse = await warehouses.fresh();
  const snapshots = fc.array(fc.array(fc.record({ key: keys, name: names }), { maxLength: 7 }), {
    minLength: 2,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(snapshots, async (list) => {
      const source = nextSource();
      const live = new Map<string, string>();
      const seen = new Set<string>();
      const contents = new Map<string, string>();
      for (const snapshot of list) {
        const first = new Map<string, string>();
        const expected = { read: snapshot.length, accepted: 0, rejected: 0, unchanged: 0, deleted: 0 };
        for (const { key, name } of snapshot) {
          const taken = first.get(key);
          if (taken !== undefined) expected[taken === name ? 'unchanged' : 'rejected'] += 1;
          else {
            first.set(key, name);
            expected[live.has(key) && contents.get(key) === name ? 'unchanged' : 'accepted'] += 1;
          }
        }
        for (const key of live.keys()) if (!first.has(key)) expected.deleted += 1;
        live.clear();
        for (const [key, name] of first) {
          live.set(key, name);
          contents.set(key, name);
          seen.add(key);
        }
        const rows = snapshot.map(({ key, name }) => rowOf(key, name));
        expect(await stageRows(warehouse, rows, { source, deletions: 1 })).toMatchObject(expected);
      }
      const { current } = await stateOf(warehouse, source);
      expect(current.map(({ key, name, deleted }) => [key, name, deleted])).toEqual(
        [...seen].sort().map((key) => [key, contents.get(key), !live.has(key)]),
      );
    }),
    { numRuns: 25 },
  );
});

describe('too many deletions', () => {
  const many = Array.from({ length: 40 }, (_, index) => rowOf(`k${index}`, `Name ${index}`));
  const normalizedCount = async (warehouse: OpenWarehouse, source: SourceName) => {
    await normalizeRows(warehouse, 'rules', source);
    await warehouse.normalized.allWritten(source, 'rules');
    await warehouse.normalized.removeDeleted(allSources());
    return warehouse.normalized.count();
  };

  test.each(['snapshot', 'changes'] as const)('stop a source of %s until the limit allows them', async (mode) => {
    const warehouse = await warehouses.fresh();
    const source = nextSource();
    const options: StageOptions = { source, mode, manifest: 'f'.repeat(32), deletions: 0.05 };
    await stageRows(warehouse, many, options);
    expect(await normalizedCount(warehouse, source)).toBe(40);
    expect(await warehouse.sources.manifest(source)).toBe('f'.repeat(32));
    const fewer =
      mode === 'snapshot' ? many.slice(15) : many.slice(0, 15).map((row) => ({ ...row, values: {}, deleted: true }));

    expect(await stageRows(warehouse, fewer, options)).toMatchObject({ deleted: 0, suspiciousDeletions: 15 });
    expect(await warehouse.sources.isStopped(source)).toBe(true);
    expect(await warehouse.sources.manifest(source)).toBeNull();
    await warehouse.normalized.removeDeleted(allSources());
    expect(await warehouse.normalized.count()).toBe(40);
    expect(await stageRows(warehouse, fewer, options)).toMatchObject({ deleted: 0, suspiciousDeletions: 15 });
    expect(await warehouse.conflicts.countByKind()).toEqual({ suspicious_deletions: 1 });

    await stageRows(warehouse, fewer, { ...options, deletions: 0.5 });
    expect(await warehouse.sources.isStopped(source)).toBe(false);
    expect(await warehouse.conflicts.countByKind()).toEqual({});
    expect(await normalizedCount(warehouse, source)).toBe(25);
  });

  test('an incomplete snapshot does not let the source go on, one with the records does', async () => {
    const warehouse = await warehouses.fresh();
    const source = nextSource();
    const options: StageOptions = { source, deletions: 0.05 };
    await stageRows(warehouse, many, options);
    await stageRows(warehouse, many.slice(15), options);
    await stageRows(warehouse, many, { ...options, complete: false });
    expect(await warehouse.sources.isStopped(source)).toBe(true);
    await stageRows(warehouse, many, options);
    expect(await warehouse.sources.isStopped(source)).toBe(false);
  });
});

test('an extract of the same files is repeated without reading: counts, files and rejects of the last one', async () => {
  const warehouse = await warehouses.fresh();
  const source = nextSource();
  const rows = [rowOf('a', 'Sara'), rowOf('b', 'Reza'), rowOf('a', 'Mina')];
  const first = await warehouse.runs.begin();
  await stageRows(warehouse, rows, { source, run: first, manifest: 'e'.repeat(32) });
  const state = await stateOf(warehouse, source);
  for (let time = 0; time < 2; time += 1) {
    const run = await warehouse.runs.begin();
    await warehouse.sources.repeatExtract(run, source);
    const counts = { read: 3, accepted: 0, rejected: 1, unchanged: 2, deleted: 0, suspiciousDeletions: 0 };
    expect(await warehouse.sources.stage(run, source, { deletions: 0.05 })).toEqual(counts);
    expect(await warehouse.sources.stage(run, source, { deletions: 0.05 })).toEqual(counts);
    expect((await warehouse.runs.report(run))?.files).toMatchObject([
      { rowsRead: 3, accepted: 0, rejected: 1, unchanged: 2 },
    ]);
    expect(await warehouse.runs.rejects(run, 9)).toEqual(await warehouse.runs.rejects(first, 9));
    expect((await warehouse.sources.lastRead()).get(source)).toBe(await warehouse.runs.observedAt(run));
  }
  expect(await stateOf(warehouse, source)).toEqual(state);
});

const allSources = (): readonly SourceName[] =>
  Array.from({ length: sources }, (_, index) => toSourceName(`source_${index + 1}`));

/** What is stored of a source, without ids, times and the numbers of versions. */
async function stateOf(warehouse: OpenWarehouse, source: SourceName) {
  const client = await warehouses.connect(warehouse);
  const select = async <T>(text: string): Promise<readonly T[]> => (await client.query(text, [source])).rows as T[];
  const state = {
    current: await select<{ key: string; name: string | null; order: string | null; deleted: boolean }>(
      `select r.key, v.raw ->> 'name' as name, r.order_key as order, r.deleted_at is not null as deleted, r.hash
       from source_record r join source s on s.id = r.source_id
       join source_record_version v on v.record_id = r.id and v.version = r.version
         and v.hash = r.hash and v.order_key is not distinct from r.order_key
       where s.name = $1 order by r.key`,
    ),
    versions: await select(
      `select r.key, v.hash, v.raw, v.order_key, v.deleted
       from source_record r join source s on s.id = r.source_id join source_record_version v on v.record_id = r.id
       where s.name = $1 order by r.key, v.order_key, v.hash`,
    ),
    normalized: await select(
      `select r.key, n.fields from normalized_record n join source_record r on r.id = n.record_id join source s on s.id = r.source_id
       where s.name = $1 order by r.key`,
    ),
    texts: await select(
      `select text, count from column_text t join source s on s.id = t.source_id where s.name = $1 order by text`,
    ),
    stale: await select(`select t.* from stale_record t join source s on s.id = t.source_id where s.name = $1`),
  };
  await client.end();
  return state;
}
