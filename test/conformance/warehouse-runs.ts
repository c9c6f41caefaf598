import { describe, expect, test } from '@jest/globals';
import {
  collect,
  customerRow,
  extractRows,
  normalizeRows,
  sales,
  stageRows,
  tickets,
} from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

/** The contracts of pipeline/ports/run-store.ts and of the sync lock. */
export function describeRunStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a RunStore`, () => {
    test('a run is told step by step', async () => {
      const { runs } = await warehouses.fresh();
      const run = await runs.begin();
      await runs.stepStarted(run, 'extract', sales);
      await runs.stepProgress(run, 'extract', sales, 10, 40);
      expect((await runs.report(run))?.steps).toMatchObject([
        {
          step: 'extract',
          source: sales,
          status: 'running',
          attempt: 1,
          done: 10,
          total: 40,
          counts: {},
          finishedAt: null,
        },
      ]);
      await runs.stepStarted(run, 'extract', sales);
      await runs.stepFinished(run, 'extract', sales, { status: 'done', counts: { read: 40 } });
      await runs.stepStarted(run, 'match', null);
      const error = { code: 'internal', message: 'A defect.' };
      await runs.stepFinished(run, 'match', null, { status: 'failed', counts: {}, error });
      await runs.finish(run, 'failed', error);
      const report = await runs.report(run);
      expect(report).toMatchObject({ id: run, status: 'failed', error, files: [] });
      expect(report?.steps).toMatchObject([
        { step: 'extract', status: 'done', attempt: 2, done: 0, total: null, counts: { read: 40 }, error: null },
        { step: 'match', source: null, status: 'failed', attempt: 1, error },
      ]);
      expect(report!.finishedAt! >= report!.startedAt).toBe(true);
    });

    test('a run that continues an unpublished one has its time, any other its own', async () => {
      const { runs } = await warehouses.fresh();
      const killed = await runs.begin();
      const again = await runs.begin();
      expect(await runs.observedAt(again)).toBe(await runs.observedAt(killed));
      await runs.finish(again, 'succeeded');
      const next = await runs.observedAt(await runs.begin());
      expect(Date.parse(next)).toBeGreaterThan(Date.parse(await runs.observedAt(killed)));
    });

    test('steps come by source and in their order, those of the project last', async () => {
      const { runs } = await warehouses.fresh();
      const run = await runs.begin();
      for (const step of ['publish', 'match', 'resolve', 'merge'] as const) await runs.stepStarted(run, step, null);
      for (const step of ['stage', 'normalize', 'extract'] as const) await runs.stepStarted(run, step, sales);
      expect((await runs.report(run))?.steps.map(({ step }) => step)).toEqual([
        'extract',
        'stage',
        'normalize',
        'match',
        'resolve',
        'merge',
        'publish',
      ]);
    });

    test('a run whose process died is interrupted when the next one begins', async () => {
      const { runs } = await warehouses.fresh();
      const dead = await runs.begin();
      await runs.stepStarted(dead, 'extract', sales);
      const next = await runs.begin();
      expect(await runs.report(dead)).toMatchObject({ status: 'interrupted', steps: [{ status: 'failed' }] });
      expect((await runs.list(10)).map(({ id }) => id)).toEqual([next, dead]);
      expect(await runs.list(1)).toHaveLength(1);
      expect(await runs.report((next + 1) as typeof next)).toBeNull();
    });

    test('a frozen process holds up neither the progress, nor the next attempt of its step, nor the end of its run', async () => {
      const warehouse = await warehouses.fresh();
      const { runs } = warehouse;
      const run = await runs.begin();
      const frozen = async () => {
        const attempt = (await runs.stepStarted(run, 'resolve', null))!;
        let begin = () => {};
        let thaw = () => {};
        const begun = new Promise<void>((resolve) => {
          begin = resolve;
        });
        const thawed = new Promise<void>((resolve) => {
          thaw = resolve;
        });
        const memberships = (async function* () {
          begin();
          await thawed;
          yield [];
        })();
        const work = warehouse
          .writingFor(attempt)
          .customers.savePendingIdentities({ memberships, left: [], identities: [], homes: [], settled: [] })
          .catch((error: unknown) => error);
        await begun;
        return { work, thaw };
      };
      const first = await frozen();
      await runs.stepProgress(run, 'resolve', null, 5, 9);
      expect((await runs.report(run))?.steps).toMatchObject([{ attempt: 1, done: 5, total: 9 }]);
      const second = await frozen();
      expect((await runs.report(run))?.steps).toMatchObject([{ attempt: 2, done: 0, total: null }]);
      await runs.finish(run, 'interrupted');
      for (const { work, thaw } of [first, second]) {
        thaw();
        expect(await work).toMatchObject({ code: 'warehouse.unreachable' });
      }
    });

    test('what a run sees first has one time, and a run that takes up an interrupted one keeps its time', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(warehouse, [customerRow('1', 'Before it was killed')]);
      await stageRows(warehouse, [customerRow('2', 'After')], { complete: false });
      await stageRows(warehouse, [customerRow('3', 'After')], { source: tickets });
      await normalizeRows(warehouse);
      await normalizeRows(warehouse, 'rules', tickets);
      const times = (await collect(warehouse.normalized.all())).map(({ firstSeenAt }) => firstSeenAt);
      expect(times).toHaveLength(3);
      expect(new Set(times).size).toBe(1);

      const run = await warehouse.runs.begin();
      await warehouse.runs.stepStarted(run, 'publish', null);
      await warehouse.runs.stepFinished(run, 'publish', null, { status: 'done', counts: {} });
      await warehouse.runs.finish(run, 'succeeded');
      await stageRows(warehouse, [customerRow('4', 'Later')], { complete: false });
      await normalizeRows(warehouse);
      expect((await warehouse.normalized.find(sales, '4'))!.firstSeenAt > times[0]!).toBe(true);
    });

    test('rejects come by file, sheet and row', async () => {
      const warehouse = await warehouses.fresh();
      const run = await warehouse.runs.begin();
      const places = [
        { file: 'b.xlsx', sheet: 'two', row: 3 },
        { file: 'b.xlsx', sheet: 'one', row: 7 },
        { file: 'b.xlsx', sheet: 'one', row: 2 },
        { file: 'a.csv', row: 5 },
      ];
      const rejects = places.map((place) => ({ place, code: 'row.ragged', reason: 'Too long.' }) as const);
      const files = [
        { file: 'b.xlsx', sheet: 'one', rowsRead: 2, notes: ['Two hidden rows.'] },
        {
          file: 'b.xlsx',
          sheet: 'two',
          rowsRead: 1,
          notes: [],
          error: { code: 'file.truncated', message: 'Ends early.' },
        },
        { file: 'a.csv', rowsRead: 1, notes: [] },
      ];
      await extractRows(warehouse, run, [], { rejects, files });
      expect(await warehouse.sources.stage(run, sales, { deletions: 0.2 })).toMatchObject({ read: 4, rejected: 4 });
      const stored = await warehouse.runs.rejects(run, 3);
      expect(stored.map(({ file, sheet, row }) => [file, sheet, row])).toEqual([
        ['a.csv', null, 5],
        ['b.xlsx', 'one', 2],
        ['b.xlsx', 'one', 7],
      ]);
      const report = await warehouse.runs.report(run);
      expect(report?.files).toContainEqual({
        source: sales,
        file: 'b.xlsx',
        sheet: 'two',
        rowsRead: 1,
        accepted: 0,
        rejected: 1,
        unchanged: 0,
        error: { code: 'file.truncated', message: 'Ends early.' },
        notes: [],
      });
    });

    test('only one process at a time holds the sync lock', async () => {
      const warehouse = await warehouses.fresh();
      const other = await warehouses.reopen(warehouse);
      const lock = await warehouse.lockSync();
      expect(await other.lockSync()).toBeNull();
      expect(await warehouse.lockSync()).toBeNull();
      await (await warehouses.fresh()).lockSync().then((elsewhere) => elsewhere?.release());
      await lock?.release();
      const next = await other.lockSync();
      expect(next).not.toBeNull();
      await next?.release();
    });

    test('the sync lock of a process that died is free', async () => {
      const warehouse = await warehouses.fresh();
      const client = await warehouses.connect(warehouse);
      expect(await warehouse.lockSync()).not.toBeNull();
      await client.query(
        `select pg_terminate_backend(a.pid, 5000) from pg_stat_activity a join pg_locks l on l.pid = a.pid
         where a.application_name = 'yekta sync lock' and l.locktype = 'advisory'
           and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('yekta sync ' || current_schema(), 0)`,
      );
      const lock = await (await warehouses.reopen(warehouse)).lockSync();
      expect(lock).not.toBeNull();
      await lock?.release();
    });
  });
}
