import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { QueueLocation, StepHandler, StepQueue, StepWorker } from '../../jobs/step-queue.ts';
import { openStepQueue } from '../../jobs/step-queue.ts';
import { toRunId } from '../../pipeline/ports/run-store.ts';
import type { StepTask } from '../../pipeline/run-step.ts';
import { startScript } from '../support/processes/run-yekta.ts';
import { untilTrue } from '../support/until-true.ts';

/** A server that holds queues, as the conformance suite needs to see it. */
export interface QueueServer {
  readonly locate: (project: string) => QueueLocation;
  /** Everything that the server stores about the jobs of a project, one text per job. */
  readonly storedJobs: (project: string) => Promise<readonly string[]>;
  /** Loses the jobs of a project. */
  readonly loseJobs: (project: string) => Promise<void>;
  /** Loses all queues of all projects, and all that makes them queues. */
  readonly loseAll: () => Promise<void>;
}

const timings = { lockDuration: 600, stalledInterval: 200 };
const nameOf = ({ source, step }: StepTask): string => (source === null ? step : `${source} ${step}`);

/** The contract of jobs/step-queue.ts. */
export function describeStepQueue(name: string, server: () => QueueServer): void {
  describe(`${name} is a StepQueue`, () => {
    const closers: (() => Promise<void>)[] = [];
    let count = 0;

    afterEach(async () => {
      for (const close of closers.splice(0).reverse()) await close();
    });
    const newProject = () => `queue_${process.pid}_${++count}`;
    const open = async (project: string): Promise<StepQueue> => {
      const queue = await openStepQueue({ ...server().locate(project), timings });
      closers.push(queue.close);
      return queue;
    };
    const startWork = (
      queue: StepQueue,
      handler: StepHandler,
      options: Partial<Parameters<StepQueue['work']>[1]> = {},
    ) => {
      const worker: StepWorker = queue.work(handler, { concurrency: 3, ...options });
      closers.push(worker.stop);
      return worker;
    };

    test('steps of a source follow each other, those of the project follow all sources', async () => {
      const queue = await open(newProject());
      const events: string[] = [];
      startWork(queue, async (task) => {
        events.push(`${nameOf(task)} begins`);
        await sleep(task.source === 'b' ? 40 : 5);
        events.push(`${nameOf(task)} ends`);
      });
      await queue.enqueueSync(toRunId(7), ['a', 'b', 'c']);
      await untilTrue(() => events.includes('publish ends'));
      await untilTrue(async () => (await queue.countRunnable()) === 0);
      const bySource = (source: string) => events.filter((event) => event.startsWith(`${source} `));
      for (const source of ['a', 'b', 'c'])
        expect(bySource(source)).toEqual(
          ['extract', 'stage', 'normalize'].flatMap((step) => [`${source} ${step} begins`, `${source} ${step} ends`]),
        );
      expect(events.slice(18)).toEqual(
        ['match', 'resolve', 'merge', 'publish'].flatMap((step) => [`${step} begins`, `${step} ends`]),
      );
    });

    test('a job carries ids and nothing else', async () => {
      const project = newProject();
      const queue = await open(project);
      await queue.enqueueSync(toRunId(12), ['sales']);
      const stored = await server().storedJobs(project);
      expect(stored).toHaveLength(7);
      for (const job of stored) {
        const data = /\{[^{}]*"run"[^{}]*\}/.exec(job.replaceAll('\\"', '"'))?.[0] ?? '';
        expect(Object.keys(JSON.parse(data) as object).sort()).toEqual(['run', 'source', 'step']);
      }
    });

    test('a failing step is tried three times with growing pauses, and only its source waits', async () => {
      const project = newProject();
      const queue = await open(project);
      const attempts: { at: number; last: boolean }[] = [];
      const done: string[] = [];
      startWork(queue, async (task, last) => {
        if (nameOf(task) === 'a stage') {
          attempts.push({ at: performance.now(), last });
          if (attempts.length < 3) throw new Error('Key (name)=(مریم رضایی) already exists');
        }
        done.push(nameOf(task));
      });
      await queue.enqueueSync(toRunId(1), ['a', 'b']);
      await untilTrue(() => attempts.length === 1 && done.includes('b normalize'));
      expect((await server().storedJobs(project)).join('\n')).not.toMatch(/مریم|\\u0645\\u0631/);
      await untilTrue(() => done.includes('publish'));
      expect(attempts.map(({ last }) => last)).toEqual([false, false, true]);
      expect(attempts[1]!.at - attempts[0]!.at).toBeGreaterThan(900);
      expect(attempts[2]!.at - attempts[1]!.at).toBeGreaterThan(1_900);
      expect(done.filter((step) => step.startsWith('b'))).toEqual(['b extract', 'b stage', 'b normalize']);
      expect(done.indexOf('b normalize')).toBeLessThan(done.indexOf('a stage'));
    });

    test('clear removes what an earlier run left behind', async () => {
      const project = newProject();
      const queue = await open(project);
      await queue.enqueueSync(toRunId(1), ['a', 'b']);
      expect(await queue.countRunnable()).toBe(2);
      await queue.clear();
      expect(await queue.countRunnable()).toBe(0);
      expect(await server().storedJobs(project)).toEqual([]);
      const runs: number[] = [];
      startWork(queue, async ({ run }) => void runs.push(run));
      await queue.enqueueSync(toRunId(2), ['a']);
      await untilTrue(() => runs.length === 7);
      expect(new Set(runs)).toEqual(new Set([2]));
    });

    test('projects do not see each other', async () => {
      const [one, two] = [await open(newProject()), await open(newProject())];
      await one.enqueueSync(toRunId(1), ['a']);
      expect(await two.countRunnable()).toBe(0);
      await two.clear();
      expect(await one.countRunnable()).toBe(1);
    });

    test('two processes share the steps', async () => {
      const project = newProject();
      const done: Record<string, string[]> = { first: [], second: [] };
      const queues = { first: await open(project), second: await open(project) };
      for (const [process, queue] of Object.entries(queues))
        startWork(
          queue,
          async (task) => {
            await sleep(30);
            done[process]!.push(nameOf(task));
          },
          { concurrency: 1 },
        );
      await queues.first.enqueueSync(toRunId(1), ['a', 'b', 'c', 'd']);
      await untilTrue(() => [...done.first!, ...done.second!].includes('publish'));
      expect(done.first!.length).toBeGreaterThan(0);
      expect(done.second!.length).toBeGreaterThan(0);
      expect(new Set([...done.first!, ...done.second!]).size).toBe(done.first!.length + done.second!.length);
    });

    test('the step of a killed process is taken over', async () => {
      const location = server().locate(newProject());
      const script = new URL('../support/processes/hanging-worker.ts', import.meta.url);
      const dying = startScript(script, [JSON.stringify({ ...location, timings })], process.env);
      await untilTrue(() => dying.output().includes('ready'));
      const queue = await openStepQueue({ ...location, timings });
      closers.push(queue.close);
      await queue.enqueueSync(toRunId(1), ['a']);
      await untilTrue(() => dying.output().includes('took a extract'));
      dying.child.kill('SIGKILL');
      await dying.ended;
      const done: string[] = [];
      startWork(queue, async (task, last) => void done.push(`${nameOf(task)}${last ? ' at last' : ''}`));
      await untilTrue(() => done.includes('publish'));
      expect(done).toEqual(['a extract', 'a stage', 'a normalize', 'match', 'resolve', 'merge', 'publish']);
    });

    test('a step that fails for good is told', async () => {
      const queue = await open(newProject());
      const lost: string[] = [];
      startWork(
        queue,
        async (_task, last) => {
          throw last
            ? new YektaError('internal', 'It does not work.')
            : new YektaError('queue.unreachable', 'Not now.');
        },
        { onLost: (task) => void lost.push(nameOf(task)) },
      );
      await queue.enqueueSync(toRunId(1), ['a']);
      await untilTrue(async () => lost.length > 0 && (await queue.countRunnable()) === 0);
      expect(lost[0]).toBe('a extract');
    });

    test('a queue that was lost starts afresh', async () => {
      const project = newProject();
      const before = await open(project);
      await before.enqueueSync(toRunId(1), ['a']);
      await server().loseAll();
      const after = await open(project);
      expect(await after.countRunnable()).toBe(0);
      const done: string[] = [];
      startWork(after, async (task) => void done.push(nameOf(task)));
      await after.enqueueSync(toRunId(2), ['a']);
      await untilTrue(() => done.includes('publish'));
      expect(done).toHaveLength(7);
    });
  });
}
