import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seededRandom } from '../../examples/atlas/random.ts';
import { projectSteps, type StepName, sourceSteps } from '../../pipeline/ports/run-store.ts';
import { makeSmallCompany, type SmallCompany, tinyRows } from '../support/company/small-company.ts';
import { untilAtWork } from '../support/company/until-at-work.ts';
import { digestOf } from '../support/digest-of.ts';
import { inTurns } from '../support/in-turns.ts';
import { runYekta, startYekta } from '../support/processes/run-yekta.ts';

const KILLS = 50;
/** Every second kill hits a random moment of the whole life of the process, every other one a random moment of a step. */
const steps: readonly StepName[] = [...sourceSteps, ...projectSteps];

/** The first syncs make the model themselves, the others have it. */
const TRAINING = 10;

interface Project {
  readonly name: string;
  readonly config: string;
  readonly reference: Reference;
}

/** A sync that nobody disturbs. */
interface Reference {
  readonly digest: string;
  /** Milliseconds from the start of the process to its end. */
  readonly duration: number;
  readonly stepDurations: ReadonlyMap<StepName, number>;
}

describe('kill -9 during a sync, then another sync', () => {
  let company: SmallCompany;
  let projects: readonly Project[];

  beforeAll(async () => {
    company = await makeSmallCompany(tinyRows);
    const names = Array.from({ length: KILLS }, (_, index) => `kill${String(index).padStart(2, '0')}`);
    const made = async (reference: Reference, some: readonly string[]): Promise<readonly Project[]> => {
      const all: Project[] = [];
      for (const name of some) all.push({ name, config: await company.configFor(name), reference });
      return all;
    };
    const training = await made(await syncUndisturbed(company, 'undisturbed'), names.slice(0, TRAINING));
    await company.shareModels('undisturbed');
    projects = [...training, ...(await made(await syncUndisturbed(company, 'trained'), names.slice(TRAINING)))];
  });
  afterAll(() => company.close());

  test(`at ${KILLS} random moments: the same as without the kill`, async () => {
    const hits = await inTurns(projects, 2, async ({ name, config, reference }, index) => {
      const hit = await killOnce(company, { name, config, reference }, index);
      const { code, stderr } = await runYekta(['sync', '-c', config], company.env);
      expect({ index, hit, code, stderr: code === 0 ? '' : stderr }).toEqual({ index, hit, code: 0, stderr: '' });
      const warehouse = await company.open(name);
      try {
        const { digest } = projects[0]!.reference;
        expect({ index, hit, digest: await digestOf(warehouse) }).toEqual({ index, hit, digest });
        expect((await warehouse.runs.list(9)).map(({ status }) => status)).not.toContain('running');
      } finally {
        await warehouse.close();
      }
      return hit;
    });
    // Proof that the moments were spread over all of the work, and not all before or after it.
    expect(new Set(hits.flat())).toEqual(new Set([...steps, 'no step']));
  }, 420_000);
});

async function syncUndisturbed(company: SmallCompany, project: string): Promise<Reference> {
  const config = await company.configFor(project);
  const start = performance.now();
  const { code, stderr } = await runYekta(['sync', '-c', config], company.env);
  const duration = performance.now() - start;
  if (code !== 0) throw new Error(stderr);
  const warehouse = await company.open(project);
  try {
    const [run] = await warehouse.runs.list(1);
    const stepDurations = new Map<StepName, number>();
    for (const { step, startedAt, finishedAt } of run?.steps ?? [])
      stepDurations.set(step, Math.max(stepDurations.get(step) ?? 0, Date.parse(finishedAt!) - Date.parse(startedAt)));
    return { digest: await digestOf(warehouse), duration, stepDurations };
  } finally {
    await warehouse.close();
  }
}

/** Kills one sync and tells which steps it was working on. */
async function killOnce(
  company: SmallCompany,
  { name: project, config, reference: { duration, stepDurations } }: Project,
  index: number,
): Promise<readonly string[]> {
  const random = seededRandom(`kill ${index}`);
  const isAimed = index % 2 === 1;
  const warehouse = isAimed ? await company.open(project) : null;
  const run = startYekta(['sync', '-c', config], company.env);
  if (warehouse === null) await sleep(random.next() * duration);
  else {
    const step = steps[(index >> 1) % steps.length]!;
    await untilAtWork(warehouse, step, run.ended);
    await sleep(random.next() * 0.8 * stepDurations.get(step)!);
  }
  run.child.kill('SIGKILL');
  await run.ended;
  const seen = warehouse ?? (await company.open(project));
  try {
    const [last] = await seen.runs.list(1);
    const running = last?.steps.filter(({ status }) => status === 'running').map(({ step }) => step) ?? [];
    return running.length > 0 ? running : ['no step'];
  } finally {
    await seen.close();
  }
}
