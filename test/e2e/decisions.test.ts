import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { matchingFingerprint } from '../../config/fingerprints.ts';
import { toSourceName } from '../../matching/ids.ts';
import type { PipelineContext } from '../../pipeline/context.ts';
import { type OpenWarehouse, openWarehouse } from '../../warehouse/open.ts';
import { runInProcess } from '../support/cli/in-process.ts';
import { type FileProject, makeFileProject } from '../support/company/file-project.ts';
import { digestOf } from '../support/digest-of.ts';
import { collect } from '../support/warehouse-data.ts';

/** Two of one man with the same telephone, and others whom nothing joins. */
const rows = [
  '1,علی رضایی,09121234567,0499370899,تهران,1000,2024-01-01',
  '2,علی رضایی,09121234567,0499370899,تهران,2000,2024-02-01',
  '3,Ali Rezaei,09351112233,,اصفهان,3000,2024-03-01',
  '4,سارا کریمی,09191112233,0790419904,شیراز,4000,2024-01-01',
  '5,رضا قاسمی,09125556677,0013542419,مشهد,5000,2024-01-01',
];

describe('decisions of people', () => {
  let folder: string;
  let holder: OpenWarehouse;
  let project: FileProject;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yekta-decisions-'));
    await chmod(folder, 0o755);
    holder = await openWarehouse({ stateFolder: join(folder, '.yekta'), project: 'holder' });
    project = await make('company');
    await project.put({ 'all.csv': rows });
    await project.sync();
  });
  afterAll(async () => {
    await holder.close();
    await rm(folder, { recursive: true, force: true });
  });

  const make = (name: string) => makeFileProject(folder, name);
  const yekta = async (...args: readonly string[]) => yektaOf('company', ...args);
  const yektaOf = async (name: string, ...args: readonly string[]) => {
    const end = await runInProcess(...args, '-c', join(folder, `${name}.yaml`));
    expect({ code: end.code, stderr: end.stderr }).toEqual({ code: 0, stderr: '' });
    return end.stdout;
  };
  const decide = async (...args: readonly string[]): Promise<number> =>
    (
      JSON.parse(await yekta('decide', ...args, '--reason', 'a test', '--by', 'sara', '--json')) as {
        decision_id: number;
      }
    ).decision_id;
  const undo = (id: number) => yekta('undo', String(id), '--reason', 'a test');
  const digest = () => project.use(({ warehouse }) => digestOf(warehouse as OpenWarehouse));
  /** Members and fields by id. */
  const customers = () => project.use(customersOf);
  /** Bits of the stored edge of the first two records; 0 when there is none. */
  const weightOfTwins = () =>
    project.use(async ({ warehouse: { matches, decisions } }) => {
      const ids = await decisions.find(
        ['1', '2'].map((key) => ({ source: toSourceName('parties'), key, stream: null })),
      );
      const [edge] = await matches.edgesAmong(ids.flatMap((id) => id ?? []));
      return edge?.weight ?? 0;
    });
  const ofKey = async (key: string) => [...(await customers())].find(([, { keys }]) => keys.includes(key))!;

  test('a customer that was never merged is parted as people name the parts', async () => {
    const before = await customers();
    const end = await runInProcess('unmerge', 'parties:1', '--reason', 'x', '-c', join(folder, 'company.yaml'));
    expect(end).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--part source:key') });
    await yekta('unmerge', 'parties:1', '--part', 'parties:2', '--reason', 'father and son', '--apply');
    expect((await ofKey('1'))[1].keys).toEqual(['1']);
    const [split] = JSON.parse(await yekta('decisions', '--json'));
    await undo(split.decision_id);
    await project.sync();
    expect(await customers()).toEqual(before);
  });

  test('a link merges at the next sync; undone, both ids and all fields are as before', async () => {
    const [before, state] = [await customers(), await digest()];
    const id = await decide('link', 'parties:3', 'parties:4');
    expect(await digest()).not.toBe(state);
    expect(await customers()).toEqual(before);
    await project.sync();
    const [merged] = await ofKey('3');
    expect((await ofKey('4'))[0]).toBe(merged);
    expect([...(await customers()).keys()]).toHaveLength(before.size - 1);
    expect(await yekta('show', 'parties:3')).toContain('09191112233'.slice(1));

    await undo(id);
    await project.sync();
    expect(await customers()).toEqual(before);
    expect(await digest()).toBe(state);
  });

  test('a separation parts what matching joins, and stays through re-syncs and changes of the records', async () => {
    const [before, state] = [await customers(), await digest()];
    const [, { keys }] = await ofKey('1');
    expect(keys).toEqual(['1', '2']);
    const id = await decide('separate', 'parties:1', 'parties:2');
    await project.sync();
    await project.put({ 'all.csv': rows.with(0, rows[0]!.replace('1000', '1500')) });
    await project.sync();
    expect((await ofKey('1'))[1].keys).toEqual(['1']);
    await project.put({ 'all.csv': rows });
    await undo(id);
    await project.sync();
    expect(await customers()).toEqual(before);
    expect(await digest()).toBe(state);
  });

  test('an unmerge gives back the customers that were merged, with their ids', async () => {
    const before = await customers();
    const link = await decide('link', 'parties:1', 'parties:3');
    await project.sync();
    expect((await ofKey('3'))[1].keys).toEqual(['1', '2', '3']);
    const told = await yekta('unmerge', 'parties:3', '--supersede', '--reason', 'two men', '--apply');
    expect(told).toContain(`It takes the place of decision ${link}.`);
    expect(told).toMatch(/^Applied to customers: 1 created or back, 1 changed, 0 merged\.$/m);
    expect(await customers()).toEqual(before);
    const [, split] = JSON.parse(await yekta('decisions', 'list', '--all', '--customer', 'parties:3', '--json')).slice(
      -2,
    );
    expect(split).toMatchObject({ decision: 'split', parts: [['parties:1', 'parties:2'], ['parties:3']], ended: null });
    await undo(split.decision_id);
    await undo(split.decision_id + 1);
    await project.sync();
    expect(await customers()).toEqual(before);
  });

  test('a pin wins over every source through re-syncs, is told by why, and ends with unpin', async () => {
    const [before, state] = [await customers(), await digest()];
    await decide('pin', 'parties:4', 'city', 'یزد', '--until', '1430/12/29');
    await project.sync();
    await project.put({ 'all.csv': rows.with(3, rows[3]!.replace('شیراز', 'تبریز')) });
    await project.sync();
    expect((await ofKey('4'))[1].fields).toMatchObject({ city: 'یزد' });
    const why = await yekta('why', 'parties:4', 'city');
    expect(why).toContain("Why: a person's choice");
    expect(why).toMatch(/Pinned to .*یزد.* by sara on \d{4}-\d\d-\d\d, until 2052-03-\d\d: a test/);
    expect(why).toMatch(/تبریز/);
    await project.put({ 'all.csv': rows });
    await project.sync();
    const unpinned = await decide('unpin', 'parties:4', 'city');
    await project.sync();
    expect(await customers()).toEqual(before);
    await undo(unpinned);
    await project.sync();
    expect((await ofKey('4'))[1].fields).toMatchObject({ city: 'یزد' });
    const [pin] = JSON.parse(await yekta('decisions', '--json'));
    expect(pin).toMatchObject({ decision: 'pin', values: ['یزد'], author: 'sara' });
    await undo(pin.decision_id);
    await project.sync();
    expect(await digest()).toBe(state);
  });

  test('a pin that has expired is over at the next run, and remembered', async () => {
    const before = await customers();
    await decide('pin', 'parties:4', 'city', 'یزد', '--until', '2024-01-01');
    await project.sync();
    expect(await customers()).toEqual(before);
    expect(await yekta('decisions', 'list', '--all')).toMatch(/expired on 2024-01-02/);
    expect(await yekta('why', 'parties:4', 'city')).toMatch(/expired/);
    expect(JSON.parse(await yekta('decisions', '--json'))).toEqual([]);
  });

  test('a rejected value never wins, and a generic one carries no weight', async () => {
    const [before, state, weight] = [await customers(), await digest(), await weightOfTwins()];
    const rejection = await decide('reject', 'parties:4', 'city', 'شیراز');
    const generic = await decide('generic', 'phone', '09121234567');
    const other = await decide('generic', 'national_id', '0499370899');
    await project.sync();
    expect((await ofKey('4'))[1].fields).not.toHaveProperty('city');
    expect(await yekta('why', 'parties:4', 'city')).toMatch(/was rejected by sara/);
    expect(await weightOfTwins()).toBeLessThan(weight - 10);
    await yekta('undo', String(rejection), String(generic), String(other), '--reason', 'a test');
    await project.sync();
    expect(await customers()).toEqual(before);
    expect(await digest()).toBe(state);
  });

  test('an exported file gives the same decisions in another project, once', async () => {
    await decide('link', 'parties:3', 'parties:4');
    await decide('confirm', 'parties:1');
    await decide('pin', 'parties:5', 'phone', '09125556677', '09121112233');
    await decide('reject', 'parties:4', 'city', 'شیراز');
    await decide('generic', 'phone', '02188001122');
    await yekta('unmerge', 'parties:1', '--part', 'parties:2', '--supersede', '--reason', 'father, and "son"');
    await decide('pin', 'parties:4', 'city', '');
    await project.sync();
    const model = await project.use(async ({ warehouse, config }) =>
      warehouse.matches.model(matchingFingerprint(config)),
    );
    const file = join(folder, 'decisions.csv');
    expect(await yekta('decisions', 'export', file)).toContain('6 decisions');

    const copy = await make('copy');
    await copy.put({ 'all.csv': rows.toReversed() });
    await copy.use(({ warehouse, config }) => warehouse.matches.saveModel(matchingFingerprint(config), model!.model));
    await copy.sync();
    expect(await yektaOf('copy', 'decisions', 'import', file, '--dry-run')).toContain('6 decisions, 6 of them new');
    expect(JSON.parse(await yektaOf('copy', 'decisions', '--json'))).toEqual([]);
    expect(await yektaOf('copy', 'decisions', 'import', file)).toContain('6 decisions, 6 of them new');
    expect(await yektaOf('copy', 'decisions', 'import', file)).toContain('6 decisions, 0 of them new');
    await copy.sync();
    expect(await copy.use(decided)).toEqual((await project.use(decided)).map((text) => text.replace('"cli"', '"csv"')));
    expect(await copy.use(({ warehouse }) => digestOf(warehouse as OpenWarehouse))).toBe(await digest());
  });

  test('what contradicts a decision in force, or came too late, is refused in one line', async () => {
    const refused = async (...args: readonly string[]) =>
      runInProcess('decide', ...args, '--reason', 'x', '-c', join(folder, 'company.yaml'));
    expect(await refused('separate', 'parties:3', 'parties:4')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^decision\.contradicts: Decision \d+ is in force .* --supersede\.$/),
    });
    expect(await refused('separate', 'parties:4', 'parties:5', '--seen', '1')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^decision\.stale: /),
    });
    expect(await refused('pin', 'parties:4', 'national_id', 'not a number')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^decision\.invalid_value: /),
    });
    expect(await refused('unpin', 'parties:3', 'phone')).toMatchObject({ code: 5 });
  });
});

async function customersOf({ warehouse }: PipelineContext) {
  const all = await collect(warehouse.customers.all());
  return new Map(
    all.map(({ id, members, golden }) => [id, { keys: members.map(({ key }) => key), fields: golden.fields }]),
  );
}

/** Decisions in force without ids of records and decisions. */
async function decided({ warehouse: { decisions } }: PipelineContext): Promise<readonly string[]> {
  const active = await decisions.active();
  return active
    .map(({ id: _, judgement: { kind }, restores: __, ...decision }) => JSON.stringify([kind, decision]))
    .sort();
}
