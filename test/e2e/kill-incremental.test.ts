import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seededRandom } from '../../examples/atlas/random.ts';
import { projectSteps, type StepName, sourceSteps } from '../../pipeline/ports/run-store.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { type GrowingList, makeGrowingList } from '../support/company/growing-list.ts';
import { untilAtWork } from '../support/company/until-at-work.ts';
import { digestOf } from '../support/digest-of.ts';
import { runYekta, startYekta } from '../support/processes/run-yekta.ts';
import { replay } from '../support/replay-feed.ts';
import { collect } from '../support/warehouse-data.ts';

const RECORDS = 2_000;
const CHANGED = 400;
/** The first kills, and as many some later, hit the moments at which a step begins: of the process and of Postgres by turns. */
const kills = Number(process.env.YEKTA_KILLS ?? 12);
const steps: readonly StepName[] = [...sourceSteps, ...projectSteps];
const AGAIN = 12;
/** A sync has this long to notice that its database is gone. */
const NOTICE = 30_000;

/** What a project comes to when nobody disturbs its sync. */
interface Reference {
  readonly digest: string;
  readonly events: readonly string[];
  /** Milliseconds from the first step to the end. */
  readonly duration: number;
}

describe('kill -9 during an incremental sync, then another sync', () => {
  let list: GrowingList;
  let known: ReadonlySet<string>;
  let position: number;
  let reference: Reference;

  beforeAll(async () => {
    list = await makeGrowingList(RECORDS, CHANGED);
    await list.copy('before');
    await withProject('before', async (warehouse) => {
      position = await warehouse.feed.position();
      known = new Set((await collect(warehouse.customers.all())).map(({ id }) => id));
    });
    const config = await list.copy('undisturbed');
    reference = await withProject('undisturbed', async (warehouse) => {
      const run = startYekta(['sync', '--no-gate', '-c', config], list.env);
      await untilAtWork(warehouse, 'extract', run.ended);
      const start = performance.now();
      expect((await run.ended).code).toBe(0);
      const duration = performance.now() - start;
      return { duration, digest: await digestOf(warehouse), events: await eventsOf(warehouse) };
    });
    expect(reference.events.length).toBeGreaterThan(CHANGED / 2);
  });
  afterAll(() => list.close());

  test(`of Yekta and of Postgres, ${kills} times: nothing is lost, nothing is told twice`, async () => {
    const hits = new Set<string>();
    for (let index = 0; index < kills; index += 1) {
      const project = `kill${index}`;
      const config = await list.copy(project);
      const hit = await killOnce(project, config, index);
      hits.add(hit);
      const { code, stderr } = await runYekta(['sync', '--no-gate', '-c', config], list.env);
      expect({ index, hit, code, stderr: code === 0 ? '' : stderr }).toEqual({ index, hit, code: 0, stderr: '' });
      await withProject(project, async (warehouse) => {
        expect({ index, hit, digest: await digestOf(warehouse) }).toEqual({ index, hit, digest: reference.digest });
        expect({ index, hit, events: await eventsOf(warehouse) }).toEqual({ index, hit, events: reference.events });
        expect((await warehouse.runs.list(9)).map(({ status }) => status)).not.toContain('running');
      });
      await list.drop(project);
    }
    // Proof that the kills did not come before or after the work.
    expect([...hits]).toEqual(expect.arrayContaining(['extract', 'normalize', 'match']));
  }, 3_600_000);

  /** Kills one sync; tells which step it was working on. */
  async function killOnce(project: string, config: string, index: number): Promise<string> {
    const turn = index >= AGAIN ? index - AGAIN : index;
    const step = steps[turn];
    const ofPostgres = (index + (index >= AGAIN ? 1 : 0)) % 2 === 1;
    const warehouse = await list.open(project);
    const before = (await warehouse.runs.list(1))[0]!.id;
    const run = startYekta(['sync', '--no-gate', '-c', config], list.env);
    await untilAtWork(warehouse, step ?? 'extract', run.ended);
    if (step === undefined) await sleep(seededRandom(project).next() * reference.duration);
    if (ofPostgres) process.kill(await list.postmaster(), 'SIGKILL');
    else run.child.kill('SIGKILL');
    const late = setTimeout(() => run.child.kill('SIGKILL'), NOTICE);
    const { code, signal, stderr } = await run.ended;
    clearTimeout(late);
    await warehouse.close();
    if (ofPostgres) expect({ index, signal }).toEqual({ index, signal: null });
    // A sync may have ended just before it or the server was killed.
    if (ofPostgres && code !== 0) expect(stderr).toMatch(/^(warehouse|queue)\.(unreachable|start_failed): /m);
    return withProject(project, async ({ runs }) => {
      const [last] = await runs.list(1);
      if (last === undefined || last.id === before) return 'no step';
      return last.steps.find(({ status }) => status === 'running')?.step ?? 'no step';
    });
  }

  /**
   * What the feed told since the first sync, without the numbers of new customers and records; its positions leave out none,
   * and it leads to what is served.
   */
  async function eventsOf({ feed, customers }: OpenWarehouse): Promise<readonly string[]> {
    const events = await feed.read(0, 100_000);
    expect(events.map((event) => event.position)).toEqual(events.map((_, index) => index + 1));
    const served = await collect(customers.all());
    expect(replay(events)).toEqual(new Map(served.map(({ id, golden: { kind, fields } }) => [id, { kind, fields }])));
    return events
      .slice(position)
      .map(({ position: _, at: _at, run: _run, ...told }) =>
        JSON.stringify(told, (key, value: unknown) => (key === 'record' ? undefined : isNewId(value) ? 'new' : value)),
      )
      .sort();
  }

  function isNewId(value: unknown): boolean {
    return typeof value === 'string' && /^c[0-9a-z]{26}$/.test(value) && !known.has(value);
  }

  async function withProject<T>(project: string, use: (warehouse: OpenWarehouse) => Promise<T>): Promise<T> {
    const warehouse = await list.open(project);
    try {
      return await use(warehouse);
    } finally {
      await warehouse.close();
    }
  }
});
