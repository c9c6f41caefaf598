import { describe, expect, test } from '@jest/globals';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { type RecordId, toCustomerId, toSourceName } from '../../matching/ids.ts';
import type { PipelineContext } from '../../pipeline/context.ts';
import { projectSteps, type RunId, type StepName, sourceSteps } from '../../pipeline/ports/run-store.ts';
import { runStep } from '../../pipeline/run-step.ts';
import { pipelineContext, snapshotReader } from '../support/pipeline-context.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const warehouses = useWarehouses();
const a = toSourceName('a');
const people = [
  { id: '1', name: 'مریم رضایی', phone: '09121234567' },
  { id: '2', name: 'علی اکبری', phone: '09351234567' },
];

const taskOf = (run: RunId, step: StepName) => ({
  run,
  step,
  source: (sourceSteps as readonly StepName[]).includes(step) ? a : null,
});
const newContext = async (reader = snapshotReader(people)) => pipelineContext(await warehouses.fresh(), { a: reader });
const runAll = async (
  context: PipelineContext,
  run: RunId,
  steps: readonly StepName[] = [...sourceSteps, ...projectSteps],
) => {
  for (const step of steps) await runStep(context, taskOf(run, step), true);
};
const stepsOf = async ({ warehouse }: PipelineContext, run: RunId) =>
  (await warehouse.runs.report(run))?.steps.map(({ step, status, attempt }) => `${step} ${status} ${attempt}`);

describe('runStep', () => {
  test('the steps in their order make customers and end the run', async () => {
    const context = await newContext();
    const run = await context.warehouse.runs.begin();
    await runAll(context, run);
    expect((await context.warehouse.runs.report(run))?.status).toBe('succeeded');
    expect(await context.warehouse.customers.totals()).toMatchObject({ customers: 2, records: 2 });
  });

  test('clusters that matching holds are questions: the run is not partial for them', async () => {
    const context = await newContext();
    const { runs } = context.warehouse;
    const run = await runs.begin();
    await runAll(context, run, [...sourceSteps, 'resolve', 'merge']);
    const match = (await runs.stepStarted(run, 'match', null))!;
    await runs.stepFinished(run, 'match', null, { status: 'done', counts: { held: 2 }, attempt: match.attempt });
    await runAll(context, run, ['publish']);
    expect(await runs.report(run)).toMatchObject({ status: 'succeeded' });
  });

  test('a step that is done is not done again', async () => {
    const context = await newContext();
    const run = await context.warehouse.runs.begin();
    await runAll(context, run, ['extract', 'extract', 'stage', 'extract', 'stage']);
    expect(await stepsOf(context, run)).toEqual(['extract done 1', 'stage done 1']);
  });

  test('nothing happens for a run that has ended', async () => {
    const context = await newContext();
    const dead = await context.warehouse.runs.begin();
    await context.warehouse.runs.begin();
    await runAll(context, dead);
    expect(await stepsOf(context, dead)).toEqual([]);
    expect(await context.warehouse.customers.totals()).toMatchObject({ records: 0 });
  });

  test('what people decide while a sync runs is applied by it', async () => {
    const context = await newContext();
    const { runs, decisions, customers } = context.warehouse;
    const run = await runs.begin();
    await runAll(context, run, [...sourceSteps, 'match', 'resolve', 'merge']);
    const refs = people.map(({ id }) => ({ source: a, key: id, stream: null }));
    const [one, two] = (await decisions.find(refs)) as [RecordId, RecordId];
    const judgement = { kind: 'must_link', a: one, b: two } as const;
    const by = { author: 'sara', reason: '', origin: 'cli', decidedAt: null, expiresAt: null, supersedes: [] } as const;
    await decisions.take([{ judgement, ...by }], null);
    await runAll(context, run, ['publish']);
    expect(await customers.totals()).toEqual({ customers: 1, records: 2, merged: 1 });
    const counts = (await runs.report(run))?.steps.find(({ step }) => step === 'publish')?.counts;
    expect(counts).toMatchObject({ created: 2, absorbed: 1 });
    const next = await runs.begin();
    await runAll(context, next);
    expect((await runs.report(next))?.steps.map(({ step, status }) => `${step} ${status}`)).toEqual(
      expect.arrayContaining(['match skipped', 'resolve skipped', 'merge skipped']),
    );
  });

  test('an attempt that was replaced changes nothing and tells nothing', async () => {
    let meanwhile = async () => {};
    const context = await newContext(snapshotReader(people, () => meanwhile()));
    const { runs } = context.warehouse;
    const run = await runs.begin();
    meanwhile = async () => {
      meanwhile = async () => {};
      await runStep(context, taskOf(run, 'extract'), true);
    };
    await runStep(context, taskOf(run, 'extract'), true);
    expect(await stepsOf(context, run)).toEqual(['extract done 2']);
    await runStep(context, taskOf(run, 'stage'), true);
    expect((await runs.report(run))?.steps[1]?.counts).toMatchObject({ read: 2, accepted: 2 });
  });

  test('writes of an ended run are refused, whichever they are', async () => {
    const { warehouse } = await newContext();
    const run = await warehouse.runs.begin();
    const attempt = await warehouse.runs.stepStarted(run, 'match', null);
    const { matches, matchIndex, normalized, customers, sources, decisions } = warehouse.writingFor(attempt!);
    await warehouse.runs.begin();
    const refused = { code: 'sync.superseded' };
    await expect(sources.openStaging(run, a, '0'.repeat(32))).rejects.toMatchObject(refused);
    await expect(sources.stage(run, a, { deletions: 1 })).rejects.toMatchObject(refused);
    await expect(normalized.write(a, 'x', [])).rejects.toMatchObject(refused);
    await expect(normalized.removeDeleted([])).rejects.toMatchObject(refused);
    await expect(matches.saveModel('x', {} as never)).rejects.toMatchObject(refused);
    await expect(matchIndex.apply({} as never, {} as never)).rejects.toMatchObject(refused);
    await expect(matchIndex.replace({} as never, {} as never, {} as never)).rejects.toMatchObject(refused);
    await expect(
      customers.savePendingIdentities({ memberships: [], left: [], identities: [], homes: [], settled: [] }),
    ).rejects.toMatchObject(refused);
    const empty = { kind: null, fields: {}, provenance: {}, contradictions: [] };
    const golden = [{ customer: toCustomerId('c'), inputHash: 'h', golden: empty }];
    await expect(customers.savePendingGolden(golden, 'x')).rejects.toMatchObject(refused);
    await expect(customers.noteMerged('x')).rejects.toMatchObject(refused);
    await expect(matches.noteDecisions()).rejects.toMatchObject(refused);
    await expect(decisions.expire('2026-01-01')).rejects.toMatchObject(refused);
    await expect(customers.publish(run)).rejects.toMatchObject(refused);
    expect(await warehouse.runs.stepStarted(run, 'merge', null)).toBeNull();
  });

  test('an extract that was lost before it was staged is made again', async () => {
    const context = await newContext();
    const run = await context.warehouse.runs.begin();
    await runAll(context, run, ['extract']);
    const client = await warehouses.connect(context.warehouse as Parameters<typeof warehouses.connect>[0]);
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = current_schema() and tablename like 'staged_record_%'`,
    );
    await client.query(`truncate "${rows[0]!.name}"`);
    await runAll(context, run, ['stage']);
    const report = await context.warehouse.runs.report(run);
    expect(report?.steps[1]).toMatchObject({ status: 'done', counts: { read: 2, accepted: 2 } });
  });

  test('only what a retry may heal is thrown, and not on the last attempt', async () => {
    const errors = [
      new YektaError('source.unreachable', 'Not now.'),
      new YektaError('source.unreachable', 'Still not.'),
      new YektaError('source.unauthorized', 'Never.'),
    ];
    const context = await newContext(
      snapshotReader(people, () => {
        throw errors.shift()!;
      }),
    );
    const begin = () => context.warehouse.runs.begin();
    const first = await begin();
    await expect(runStep(context, taskOf(first, 'extract'), false)).rejects.toMatchObject({
      code: 'source.unreachable',
    });
    await runStep(context, taskOf(first, 'extract'), true);
    expect(await stepsOf(context, first)).toEqual(['extract failed 2']);
    const second = await begin();
    await runStep(context, taskOf(second, 'extract'), false);
    expect(await stepsOf(context, second)).toEqual(['extract failed 1']);
  });

  test('an unexpected error is stored without its text', async () => {
    const context = await newContext(
      snapshotReader(people, () => {
        throw new TypeError('cannot read مریم رضایی');
      }),
    );
    const run = await context.warehouse.runs.begin();
    await runAll(context, run);
    const report = await context.warehouse.runs.report(run);
    expect(report).toMatchObject({ status: 'partial', steps: [{ error: { code: 'internal' } }, ...Array(6).fill({})] });
    expect(JSON.stringify(report)).not.toContain('مریم');
  });
});
