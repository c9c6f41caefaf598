import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStepQueue } from '../../jobs/step-queue.ts';
import type { StepName } from '../../pipeline/ports/run-store.ts';
import { makeSmallCompany, type SmallCompany, tinyRows } from '../support/company/small-company.ts';
import { lastRun, untilAtWork } from '../support/company/until-at-work.ts';
import { digestOf } from '../support/digest-of.ts';
import { runYekta, startYekta, type YektaRun } from '../support/processes/run-yekta.ts';
import { untilTrue } from '../support/until-true.ts';

const sources = ['sales', 'accounting', 'support'];

describe('a worker that wakes up after its run has ended', () => {
  let company: SmallCompany;
  let digest: string;

  beforeAll(async () => {
    company = await makeSmallCompany(tinyRows);
    const config = await company.configFor('undisturbed');
    expect((await runYekta(['sync', '-c', config], company.env)).code).toBe(0);
    const warehouse = await company.open('undisturbed');
    digest = await digestOf(warehouse);
    await warehouse.close();
    await company.shareModels('undisturbed');
  });
  afterAll(() => company.close());

  test.each<StepName>(['extract', 'stage', 'normalize', 'match', 'merge', 'publish'])(
    'changes nothing when it was at work on %s',
    async (step) => {
      const project = `zombie_${step}`;
      const config = await company.configFor(project);
      const warehouse = await company.open(project);
      const worker = startYekta(['worker', '-c', config, '--concurrency', '3'], company.env);
      try {
        await untilTrue(() => worker.output().includes('Working for'));
        const dead = await freezeDuring(worker, step, async () => {
          const queue = await openStepQueue({ project, databaseUrl: warehouse.databaseUrl });
          const run = await warehouse.runs.begin();
          await queue.enqueueSync(run, sources);
          await queue.close();
          return run;
        });
        const { code, stderr } = await runYekta(['sync', '-c', config], company.env);
        expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
        expect(await digestOf(warehouse)).toBe(digest);
        const before = await warehouse.runs.list(9);

        worker.child.kill('SIGCONT');
        await sleep(1_000);
        expect(await digestOf(warehouse)).toBe(digest);
        expect(await warehouse.runs.list(9)).toEqual(before);
        expect(before.find(({ id }) => id === dead)?.status).toBe('interrupted');
        // The worker is well, and ends when asked to.
        worker.child.kill('SIGINT');
        expect((await worker.ended).code).toBe(0);
      } finally {
        worker.child.kill('SIGKILL');
        await warehouse.close();
      }

      /** Stops the process in the middle of the step; the sync that enqueued it is gone by then. */
      async function freezeDuring<T>(process: YektaRun, frozen: StepName, enqueue: () => Promise<T>): Promise<T> {
        const before = await lastRun(warehouse);
        const [result] = await Promise.all([enqueue(), untilAtWork(warehouse, frozen, process.ended, before)]);
        process.child.kill('SIGSTOP');
        return result;
      }
    },
  );

  test('helps a living sync', async () => {
    const config = await company.configFor('helped');
    const worker = startYekta(['worker', '-c', config, '--concurrency', '1'], company.env);
    try {
      await untilTrue(() => worker.output().includes('Working for'));
      const { code } = await runYekta(['sync', '-c', config], company.env);
      expect(code).toBe(0);
      const helped = worker.output().match(/^run 1: /gm)?.length ?? 0;
      expect(helped).toBeGreaterThan(0);
      expect(helped).toBeLessThan(3 * sources.length + 4);
      const warehouse = await company.open('helped');
      expect(await digestOf(warehouse)).toBe(digest);
      await warehouse.close();
    } finally {
      worker.child.kill('SIGKILL');
      await worker.ended;
    }
  });
});
