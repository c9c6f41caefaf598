import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StepName } from '../../pipeline/ports/run-store.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { makeSmallCompany, type SmallCompany, tinyRows } from '../support/company/small-company.ts';
import { untilAtWork } from '../support/company/until-at-work.ts';
import { digestOf } from '../support/digest-of.ts';
import { runYekta, startYekta } from '../support/processes/run-yekta.ts';

describe('one sync at a time, and Ctrl-C', () => {
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

  const withProject = async (project: string, use: (config: string, warehouse: OpenWarehouse) => Promise<void>) => {
    const config = await company.configFor(project);
    const warehouse = await company.open(project);
    try {
      await use(config, warehouse);
    } finally {
      await warehouse.close();
    }
  };

  test('a second sync is refused at once; the lock of a killed one is free at once', async () => {
    await withProject('lock', async (config, warehouse) => {
      const first = startYekta(['sync', '-c', config], company.env);
      await untilAtWork(warehouse, 'extract', first.ended);
      first.child.kill('SIGSTOP');
      const second = await runYekta(['sync', '-c', config], company.env);
      expect(second.code).toBe(4);
      expect(second.stderr).toContain('sync.already_running');
      first.child.kill('SIGKILL');
      await first.ended;
      const third = await runYekta(['sync', '-c', config], company.env);
      expect({ code: third.code, stderr: third.code === 0 ? '' : third.stderr }).toEqual({ code: 0, stderr: '' });
      expect(await digestOf(warehouse)).toBe(digest);
    });
  });

  test.each<StepName>(['extract', 'normalize', 'merge'])('Ctrl-C during %s, and the next sync', async (step) => {
    await withProject(`stop_${step}`, async (config, warehouse) => {
      const run = startYekta(['sync', '-c', config], company.env);
      await untilAtWork(warehouse, step, run.ended);
      const asked = performance.now();
      run.child.kill('SIGINT');
      const { code, signal } = await run.ended;
      const [last] = await warehouse.runs.list(1);
      // A sync that was almost done may be done before it hears the signal.
      if (last?.status !== 'succeeded') {
        expect({ code, signal, status: last?.status }).toEqual({ code: 130, signal: null, status: 'interrupted' });
        expect(last?.steps.map(({ status }) => status)).not.toContain('running');
      }
      expect(performance.now() - asked).toBeLessThan(10_000);
      expect((await runYekta(['sync', '-c', config], company.env)).code).toBe(0);
      expect(await digestOf(warehouse)).toBe(digest);
    });
  });

  test('a second Ctrl-C ends the sync at once', async () => {
    await withProject('stop_twice', async (config, warehouse) => {
      const run = startYekta(['sync', '-c', config], company.env);
      await untilAtWork(warehouse, 'extract', run.ended);
      run.child.kill('SIGINT');
      const heard = setInterval(() => {
        if (run.output().includes('Ctrl-C')) run.child.kill('SIGINT');
      }, 1);
      const { code } = await run.ended;
      clearInterval(heard);
      expect(code).toBe(130);
      expect((await runYekta(['sync', '-c', config], company.env)).code).toBe(0);
      expect(await digestOf(warehouse)).toBe(digest);
    });
  });
});
