import { once } from 'node:events';
import { afterEach, describe, expect, test } from '@jest/globals';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { openStepQueue, type StepQueue } from '../../jobs/step-queue.ts';
import { sync } from '../../jobs/sync.ts';
import type { PipelineContext } from '../../pipeline/context.ts';
import type { RunReport } from '../../pipeline/ports/run-store.ts';
import { pipelineContext, type Readers, snapshotReader } from '../support/pipeline-context.ts';
import { untilTrue } from '../support/until-true.ts';
import { useWarehouses } from '../support/with-warehouse.ts';
import type { QueueServer } from './step-queue.ts';

const impatient = { interval: 50, empty: 200, silent: 3_000 };

const people = [
  { id: '1', name: 'مریم رضایی', phone: '09121234567' },
  { id: '2', name: 'علی اکبری', phone: '09351234567' },
];
const others = [
  { id: 'x', name: 'مريم رضائي', phone: '0912 123 4567' },
  { id: 'y', name: 'Sara Moradi', phone: '09011112233' },
];

/** A whole sync on a queue, with its accidents. */
export function describeQueuedSync(name: string, server: () => QueueServer): void {
  describe(`a sync on ${name}`, () => {
    const warehouses = useWarehouses();
    const queues: StepQueue[] = [];
    let count = 0;

    afterEach(async () => {
      for (const queue of queues.splice(0)) await queue.close();
    });
    const openQueue = async (project: string): Promise<StepQueue> => {
      const queue = await openStepQueue(server().locate(project));
      queues.push(queue);
      return queue;
    };
    const prepare = async (readers: Readers, signal?: AbortSignal) => {
      const project = `sync_${process.pid}_${++count}`;
      const context = await pipelineContext(await warehouses.fresh(), readers, signal);
      return { project, context, queue: await openQueue(project) };
    };
    const customersOf = async ({ warehouse }: PipelineContext) => (await warehouse.customers.totals()).customers;

    test('goes through all steps, and again without a change', async () => {
      const { context, queue } = await prepare({ a: snapshotReader(people), b: snapshotReader(others) });
      const seen: number[] = [];
      const first = await sync(context, queue, { onReport: (report) => seen.push(report.steps.length) });
      expect(first.status).toBe('succeeded');
      expect(stepsOf(first)).toEqual(allDone);
      expect(seen.at(-1)).toBe(10);
      expect(await customersOf(context)).toBe(3);
      const second = await sync(context, queue);
      expect(second.steps.find(({ step }) => step === 'publish')?.counts).toMatchObject({ created: 0, changed: 0 });
      expect(second.files.map(({ accepted, unchanged }) => [accepted, unchanged])).toEqual([
        [0, 2],
        [0, 2],
      ]);
    });

    test('a source that fails stops nothing else', async () => {
      const broken = snapshotReader([], () => {
        throw new YektaError('source.no_files', 'No file matches.');
      });
      const { context, queue } = await prepare({ a: snapshotReader(people), b: broken });
      const report = await sync(context, queue);
      expect(report.status).toBe('partial');
      expect(stepsOf(report)).toEqual([
        ...allDone.slice(0, 3),
        'b extract failed 1',
        'b stage skipped 1',
        'b normalize skipped 1',
        ...allDone.slice(6),
      ]);
      expect(report.steps[3]?.error?.code).toBe('source.no_files');
      expect(await customersOf(context)).toBe(2);
    });

    test('what a retry may heal is tried again, and nothing else', async () => {
      let reads = 0;
      const recovering = snapshotReader(people, () => {
        if (++reads < 2) throw new YektaError('source.unreachable', 'Not now.');
      });
      const refusing = snapshotReader([], () => {
        throw new YektaError('source.unauthorized', 'Never.');
      });
      const { context, queue } = await prepare({ a: recovering, b: refusing });
      const steps = stepsOf(await sync(context, queue));
      expect(steps).toContain('a extract done 2');
      expect(steps).toContain('b extract failed 1');
    });

    test('a project step that fails ends the run and publishes nothing', async () => {
      const { context, queue } = await prepare({ a: snapshotReader(people) });
      const issueCustomerId = () => {
        throw new YektaError('warehouse.inconsistent', 'No ids left.');
      };
      const report = await sync({ ...context, issueCustomerId }, queue);
      expect(report).toMatchObject({ status: 'failed', error: { code: 'warehouse.inconsistent' } });
      expect(stepsOf(report).slice(3)).toEqual([
        'match done 1',
        'resolve failed 1',
        'merge skipped 1',
        'publish skipped 1',
      ]);
      expect(await customersOf(context)).toBe(0);
      expect((await sync(context, queue)).status).toBe('succeeded');
      expect(await customersOf(context)).toBe(2);
    });

    test('steps that the queue lost are enqueued again', async () => {
      let lose = async () => {};
      const losing = snapshotReader(others, () => lose());
      const { project, context, queue } = await prepare({ a: snapshotReader(people), b: losing });
      lose = async () => {
        lose = async () => {};
        await server().loseJobs(project);
      };
      const report = await sync(context, queue, { patience: impatient });
      expect(report.status).toBe('succeeded');
      expect(await customersOf(context)).toBe(3);
    });

    test('a queue that is gone for good fails the sync, and the next one completes', async () => {
      let lose = server().loseAll;
      const losing = snapshotReader(people, async () => {
        await lose();
        lose = async () => {};
      });
      const { project, context, queue } = await prepare({ a: losing });
      const report = await sync(context, queue, { patience: impatient }).catch((error: unknown) => error);
      // Redis makes itself a new queue at once; the tables of Postgres come back with the next process.
      if (report instanceof Error) expect(report).toMatchObject({ code: 'queue.unreachable' });
      const next = await sync(context, await openQueue(project));
      expect(next.status).toBe('succeeded');
      expect(await customersOf(context)).toBe(2);
      expect((await context.warehouse.runs.list(5)).map(({ status }) => status)).not.toContain('running');
    });

    test('stops when asked to, and the next one continues', async () => {
      const asked = new AbortController();
      const waiting = snapshotReader(others, async (signal) => {
        asked.abort();
        if (!signal.aborted) await once(signal, 'abort');
        signal.throwIfAborted();
      });
      const { context, queue } = await prepare({ a: snapshotReader(people), b: waiting }, asked.signal);
      const report = await sync(context, queue);
      expect(report).toMatchObject({ status: 'interrupted', error: { code: 'sync.interrupted' } });
      const calm = await pipelineContext(context.warehouse, { a: snapshotReader(people), b: snapshotReader(others) });
      expect((await sync(calm, queue)).status).toBe('succeeded');
      expect(await customersOf(context)).toBe(3);
    });

    test('is refused while another one runs, and leaves that one alone', async () => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const { context, queue } = await prepare({ a: snapshotReader(people, () => held) });
      const first = sync(context, queue);
      await untilTrue(async () => ((await context.warehouse.runs.list(1))[0]?.steps.length ?? 0) > 0);
      await expect(sync(context, queue)).rejects.toMatchObject({ code: 'sync.already_running' });
      release();
      expect((await first).status).toBe('succeeded');
      expect(await context.warehouse.runs.list(9)).toHaveLength(1);
    });
  });
}

const stepsOf = (report: RunReport): readonly string[] =>
  report.steps.map(
    ({ step, source, status, attempt }) => `${source === null ? '' : `${source} `}${step} ${status} ${attempt}`,
  );

const allDone = [
  'a extract done 1',
  'a stage done 1',
  'a normalize done 1',
  'b extract done 1',
  'b stage done 1',
  'b normalize done 1',
  'match done 1',
  'resolve done 1',
  'merge done 1',
  'publish done 1',
];
