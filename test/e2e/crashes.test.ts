import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seededRandom } from '../../examples/atlas/random.ts';
import type { StepName } from '../../pipeline/ports/run-store.ts';
import { changedRows, writeAccounting } from '../support/company/accounting-file.ts';
import { makeSmallCompany, type SmallCompany, tinyRows } from '../support/company/small-company.ts';
import { untilAtWork } from '../support/company/until-at-work.ts';
import { hangPostgres } from '../support/processes/hang-postgres.ts';
import { runYekta, startYekta } from '../support/processes/run-yekta.ts';

/** A sync has this long to notice that its database is gone. */
const NOTICE = 30_000;

describe('crashes during a sync', () => {
  let company: SmallCompany;
  let digest: string;

  const syncTo = async (config: string, expected: string) => {
    const { code, stderr } = await runYekta(['sync', '-c', config], company.env);
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    expect(await digestOfProject(company, config)).toBe(expected);
  };

  /** Syncs a project whose server goes down when a step is at work, then again; returns the first exit code. */
  const syncWithout = async (project: string, step: StepName, takeDown: (postmaster: number) => unknown) => {
    const config = await company.configFor(project);
    const warehouse = await company.open(project);
    const run = startYekta(['sync', '-c', config], company.env);
    await untilAtWork(warehouse, step, run.ended);
    await sleep(seededRandom(project).next() * 20);
    await takeDown(await postmasterOf(company));
    const late = setTimeout(() => run.child.kill('SIGKILL'), NOTICE);
    const { code, signal, stderr } = await run.ended;
    clearTimeout(late);
    await warehouse.close();
    expect(signal).toBeNull();
    // The sync may have ended just before the server did.
    if (code !== 0) expect(stderr).toMatch(/^(warehouse|queue)\.(unreachable|start_failed): /m);
    await syncTo(config, digest);
    return code;
  };

  beforeAll(async () => {
    company = await makeSmallCompany(tinyRows);
    const config = await company.configFor('undisturbed');
    expect((await runYekta(['sync', '-c', config], company.env)).code).toBe(0);
    digest = await digestOfProject(company, config);
    await company.shareModels('undisturbed');
  });
  afterAll(() => company.close());

  test.each<StepName>(['extract', 'stage', 'normalize', 'match', 'publish'])(
    'kill -9 of Postgres during %s: a clear error, and the next sync makes it right',
    async (step) => {
      await syncWithout(`postgres_${step}`, step, (postmaster) => process.kill(postmaster, 'SIGKILL'));
    },
  );

  test.each<StepName>(['stage', 'match'])(
    'Postgres hangs after a kill -9 during %s: a clear error, and the next sync makes it right',
    async (step) => {
      expect(await syncWithout(`hanging_${step}`, step, hangPostgres)).toBe(1);
    },
  );

  test('killed twice in a row', async () => {
    const config = await company.configFor('twice');
    const warehouse = await company.open('twice');
    for (const step of ['stage', 'merge'] as const) {
      const run = startYekta(['sync', '-c', config], company.env);
      await untilAtWork(warehouse, step, run.ended);
      run.child.kill('SIGKILL');
      expect((await run.ended).signal).toBe('SIGKILL');
    }
    expect((await warehouse.runs.list(2)).map(({ id }) => id)).toHaveLength(2);
    await warehouse.close();
    await syncTo(config, digest);
  });

  test('a file that changed after the sync was killed', async () => {
    const rows = await readFile(join(company.folder, 'data', 'accounting.csv'));
    const files = { killed: changedRows(rows, 1), next: changedRows(rows, 2) };
    const prepare = async (project: string) => {
      const file = await writeAccounting(company, project, rows);
      const config = await company.configFor(project, (yaml) => yaml.replace('data/accounting.csv', file));
      // The model is made by the first sync and stays: it has to be the same on both sides.
      expect((await runYekta(['sync', '-c', config], company.env)).code).toBe(0);
      return config;
    };
    const steps = ['normalize', 'merge'] as const;
    const [straight, ...disturbed] = await Promise.all(['straight', ...steps].map(prepare));
    await writeAccounting(company, 'straight', files.next);
    expect((await runYekta(['sync', '-c', straight!], company.env)).code).toBe(0);
    const expected = await digestOfProject(company, straight!);
    for (const [index, step] of steps.entries()) {
      await writeAccounting(company, step, files.killed);
      const warehouse = await company.open(step);
      const run = startYekta(['sync', '-c', disturbed[index]!], company.env);
      await untilAtWork(warehouse, step, run.ended);
      run.child.kill('SIGKILL');
      await run.ended;
      await warehouse.close();
      await writeAccounting(company, step, files.next);
      await syncTo(disturbed[index]!, expected);
    }
  });
});

async function digestOfProject(company: SmallCompany, config: string): Promise<string> {
  const { code, stdout, stderr } = await runYekta(['digest', '-c', config], company.env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.trim();
}

async function postmasterOf(company: SmallCompany): Promise<number> {
  const file = await readFile(join(company.folder, '.yekta', 'postgres', 'data', 'postmaster.pid'), 'utf8');
  return Number.parseInt(file, 10);
}
