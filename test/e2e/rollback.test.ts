import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { matchingFingerprint } from '../../config/fingerprints.ts';
import type { PipelineContext } from '../../pipeline/context.ts';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import { type OpenWarehouse, openWarehouse } from '../../warehouse/open.ts';
import { runInProcess } from '../support/cli/in-process.ts';
import { type FileProject, makeFileProject } from '../support/company/file-project.ts';
import { digestOf } from '../support/digest-of.ts';
import { expectServed } from '../support/histories/expectations.ts';
import type { Context } from '../support/histories/project.ts';
import { tableContents } from '../support/table-contents.ts';
import { collect } from '../support/warehouse-data.ts';

const good = [
  '1,علی رضایی,09121234567,0499370899,تهران,1000,2024-01-01',
  '2,علی رضایی,09121234567,0499370899,تهران,2000,2024-02-01',
  '3,مریم احمدی,09351112233,0067749828,اصفهان,3000,2024-03-01',
  '4,سارا کریمی,09191112233,0790419904,شیراز,4000,2024-01-01',
  '5,رضا قاسمی,09125556677,0013542419,مشهد,5000,2024-01-01',
];
/** One is not who it was, one lives elsewhere, one is gone, and one joins a customer who is somebody else. */
const bad = [
  good[0]!,
  '2,حسن موسوی,09361119988,0084575948,قم,2000,2024-05-01',
  good[2]!,
  good[3]!.replace('شیراز', 'یزد'),
  '6,مریم احمدی,09351112233,0067749828,تبریز,100,2024-06-01',
];
const corrected = [...good.with(3, good[3]!.replace('شیراز', 'کرمان')), '7,نیما صادقی,09120009988,,رشت,1,2024-06-01'];

describe('a run is rolled back', () => {
  let folder: string;
  let holder: OpenWarehouse;
  let project: FileProject;
  let brokenOff: RunId;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yekta-rollback-'));
    await chmod(folder, 0o755);
    holder = await openWarehouse({ stateFolder: join(folder, '.yekta'), project: 'holder' });
    project = await makeFileProject(folder, 'company');
    await project.put({ 'all.csv': good });
    await project.sync();
  });
  afterAll(async () => {
    await holder.close();
    await rm(folder, { recursive: true, force: true });
  });

  const yekta = (...args: readonly string[]) => runInProcess(...args, '-c', join(folder, 'company.yaml'));
  const rollBack = async (run: number, ...args: readonly string[]) => {
    const end = await yekta('rollback', String(run), '--reason', 'a test', '--by', 'sara', '--json', ...args);
    expect(end).toMatchObject({ code: 0 });
    return JSON.parse(end.stdout) as { readonly run: { readonly id: number } };
  };
  const look = () =>
    project.use(async (context) => {
      await expectServed(context as Context);
      const warehouse = context.warehouse as OpenWarehouse;
      return {
        customers: await customersOf(context),
        digest: await digestOf(warehouse),
        position: await warehouse.feed.position(),
        tables: await tableContents(warehouse),
      };
    });

  test('customers are as before the run, whatever its file goes on saying, until it says something else', async () => {
    const before = await look();
    await project.put({ 'all.csv': bad });
    const { id: run } = await project.sync();
    const during = await look();
    expect(during.customers).not.toEqual(before.customers);

    expect(await rollBack(run)).toMatchObject({
      rolled_back: run,
      lifted: false,
      versions: 3,
      deletions: 1,
      gone: 1,
      returned: 1,
      model: null,
      run: { status: 'succeeded' },
    });
    const after = await look();
    expect(after.customers).toEqual(before.customers);
    const causes = await project.use(({ warehouse }) => warehouse.feed.read(during.position, 100));
    expect(new Set(causes.map(({ cause }) => cause))).toEqual(new Set(['rollback']));

    const report = await project.sync();
    expect(report.steps.find(({ step }) => step === 'stage')?.counts).toMatchObject({ accepted: 0, setAside: 4 });
    const silent = await look();
    expect(silent).toMatchObject({ customers: before.customers, position: after.position, digest: after.digest });
    await project.sync();
    expect((await look()).tables).toEqual(silent.tables);

    await project.put({ 'all.csv': corrected });
    await project.sync();
    const now = (await look()).customers;
    expect(now.size).toBe(before.customers.size + 1);
    for (const [id, { keys, fields }] of before.customers) {
      const city = keys.includes('4') ? { city: 'کرمان' } : {};
      expect(now.get(id)).toEqual({ keys, fields: { ...fields, ...city } });
    }
    expect(await rollBack(run, '--lift')).toMatchObject({
      rolled_back: run,
      lifted: true,
      versions: 3,
      deletions: 1,
      gone: 0,
      returned: 0,
    });
    expect((await look()).customers).toEqual(now);
  });

  test('what was served while the run counted is history', async () => {
    const [id] = [...(await look()).customers].find(([, { keys }]) => keys.includes('4'))!;
    const versions = await project.use(({ warehouse }) => warehouse.history.versions(id, 'city' as never));
    expect(versions.map(({ value, cause }) => [value, cause])).toEqual([
      ['شیراز', 'source'],
      ['یزد', 'source'],
      ['شیراز', 'rollback'],
      ['کرمان', 'source'],
    ]);
    const [, while_, back] = versions;
    const cities = await project.use(({ warehouse }) =>
      Promise.all([while_!, back!].map(({ from }) => warehouse.history.at(id, from))),
    );
    expect(cities.map((past) => past?.golden?.fields['city' as never])).toEqual(['یزد', 'شیراز']);
  });

  test('lifted at once, a run counts as if it had never been rolled back', async () => {
    await project.put({ 'all.csv': bad });
    const { id: run } = await project.sync();
    const during = await look();
    await rollBack(run);
    expect((await yekta('status')).stdout).toMatch(new RegExp(` ${run} .* succeeded, rolled back `));
    const end = await yekta('rollback', String(run), '--lift', '--reason', 'it was right', '--lang', 'fa');
    expect(end).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^بازگرداندن اجرای [۰-۹]+ پس گرفته شد: [۰-۹]+ نسخه/),
    });
    const after = await look();
    expect(after.customers).toEqual(during.customers);
    expect(after.digest).toBe(during.digest);
    await project.sync();
    expect(await look()).toMatchObject({ position: after.position, digest: after.digest });
  });

  test('a model that a run was the first to use makes room for the former one', async () => {
    const stored = () =>
      project.use(async ({ warehouse, config }) => (await warehouse.matches.model(matchingFingerprint(config)))!);
    const former = await stored();
    const { fingerprint, model } = former;
    const [comparison, ...others] = model.comparisons;
    const retrained = { ...model, comparisons: [{ ...comparison!, frequencies: {} }, ...others] };
    const { id } = await project.use(({ warehouse }) => warehouse.matches.saveModel(fingerprint, retrained));
    const before = await look();
    const { id: run } = await project.sync();
    expect(await rollBack(run)).toMatchObject({
      versions: 0,
      deletions: 0,
      model: former.id,
      run: { status: 'succeeded' },
    });
    expect((await stored()).id).toBe(former.id);
    expect(await rollBack(run, '--lift')).toMatchObject({ model: id });
    expect((await stored()).id).toBe(id);
    await rollBack(run);
    expect((await look()).customers).toEqual(before.customers);
  });

  test('what cannot be taken back is refused in one line, and nothing happens', async () => {
    const { position } = await look();
    const refused = (...args: readonly string[]) => yekta('rollback', ...args, '--reason', 'x');
    expect(await refused('4711')).toMatchObject({ code: 5, stderr: expect.stringMatching(/^run\.not_found: /) });
    expect(await refused('1')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^rollback\.superseded: .* Roll back the newer runs first: [\d, ]+\.$/),
    });
    const { id: run } = await project.sync();
    for (const args of [[String(run)], ['1', '--lift']])
      expect(await refused(...args)).toMatchObject({ code: 1, stderr: expect.stringMatching(/^rollback\.nothing: /) });
    expect(await look()).toMatchObject({ position });
  });

  test('a rollback whose run broke off is published by the next sync', async () => {
    const before = await look();
    await project.put({ 'all.csv': corrected });
    const { id: run } = await project.sync();
    brokenOff = run;
    const { position } = await look();
    await project.use(({ warehouse }) => warehouse.rollbacks.rollBack({ run, reason: 'a test', author: 'sara' }));
    expect((await project.sync()).status).toBe('succeeded');
    expect((await look()).customers).toEqual(before.customers);
    const events = await project.use(({ warehouse }) => warehouse.feed.read(position, 100));
    expect(new Set(events.map(({ cause }) => cause))).toEqual(new Set(['rollback']));
  });

  test('erased people stay erased', async () => {
    expect(await yekta('erase', 'parties:4', '--reason', 'request 1', '--yes')).toMatchObject({ code: 0 });
    await rollBack(brokenOff, '--lift');
    const { customers } = await look();
    expect([...customers.values()].flatMap(({ keys }) => keys).sort()).toEqual(['1', '2', '3', '5', '7']);
  });
});

async function customersOf({ warehouse }: PipelineContext) {
  const all = await collect(warehouse.customers.all());
  return new Map(
    all.map(({ id, members, golden }) => [id, { keys: members.map(({ key }) => key), fields: golden.fields }]),
  );
}
