import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { matchingFingerprint } from '../../config/fingerprints.ts';
import { seededRandom } from '../../examples/atlas/random.ts';
import { toCustomerId } from '../../matching/ids.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { PipelineContext } from '../../pipeline/context.ts';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import { type OpenWarehouse, openWarehouse } from '../../warehouse/open.ts';
import { databaseOf } from '../../warehouse/opened.ts';
import { type FileProject, makeFileProject } from '../support/company/file-project.ts';
import { tellParties } from '../support/company/parties.ts';
import { digestOf } from '../support/digest-of.ts';
import { collect } from '../support/warehouse-data.ts';

const parties = tellParties(240);

describe('laws of the whole system', () => {
  let folder: string;
  let holder: OpenWarehouse;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yekta-laws-'));
    await chmod(folder, 0o755);
    holder = await openWarehouse({ stateFolder: join(folder, '.yekta'), project: 'holder' });
  });
  afterAll(async () => {
    await holder.close();
    await rm(folder, { recursive: true, force: true });
  });
  const make = (project: string) => makeFileProject(folder, project);

  test('the same input twice: no row of any table changes, and no event happens (law 4)', async () => {
    const project = await make('twice');
    await project.put({ 'all.csv': parties });
    expect((await project.sync()).status).toBe('succeeded');
    const before = await project.use(tables);
    expect(Object.keys(before).length).toBeGreaterThan(10);
    expect((await project.sync()).status).toBe('succeeded');
    expect(await project.use(tables)).toEqual(before);
  });

  test('order, files and batches do not matter, for the same model (law 3)', async () => {
    const atOnce = await make('at_once');
    await atOnce.put({ 'all.csv': parties });
    await atOnce.sync();
    const digest = await atOnce.use(digest128);
    // The first sync makes the model from what it sees. It is a versioned input of matching, and here the same for all.
    const model = await atOnce.use(modelOf);

    const shuffled = await make('shuffled');
    await shuffled.use((context) => keepModel(context, model));
    await shuffled.put(inFiles(seededRandom('shuffle').shuffle(parties), 7));
    await shuffled.sync();
    expect(await shuffled.use(digest128)).toBe(digest);

    const growing = await make('growing');
    await growing.use((context) => keepModel(context, model));
    const files = Object.entries(inFiles(seededRandom('grow').shuffle(parties), 5));
    for (const count of files.keys()) {
      await growing.put(Object.fromEntries(files.slice(0, count + 1)));
      await growing.sync();
    }
    expect(await growing.use(digest128)).toBe(digest);
  });

  test('counts add up for every file, and every reject is kept (law 7)', async () => {
    const project = await make('counts');
    const repeated = parties[4]!.replace(/[^,]*$/, '2024-12-31');
    await project.put({
      'a.csv': [...parties.slice(0, 50), ',no key,,,,,', `${parties[0]},one,too,many`],
      'b.csv': [...parties.slice(50, 90), parties[3]!, repeated],
    });
    const report = await project.sync();
    expect(report.files.map(({ file, ...counts }) => [file.replace(/^.*\//, ''), counts])).toMatchObject([
      ['a.csv', { rowsRead: 52, accepted: 50, rejected: 2, unchanged: 0 }],
      ['b.csv', { rowsRead: 42, accepted: 40, rejected: 1, unchanged: 1 }],
    ]);
    const rejects = await project.use(({ warehouse }) => warehouse.runs.rejects(report.id, 99));
    expect(rejects.map(({ file, row, code }) => [file.replace(/^.*\//, ''), row, code])).toEqual([
      ['a.csv', 52, 'row.key_missing'],
      ['a.csv', 53, 'row.ragged'],
      ['b.csv', 43, 'row.key_duplicate'],
    ]);
  });

  describe('changes of one row', () => {
    let project: FileProject;
    let before: ReadonlyMap<string, PublishedCustomer>;

    beforeAll(async () => {
      project = await make('changes');
      await project.put({ 'all.csv': parties });
      await project.sync();
      before = await project.use(customersOf);
    });
    const ownerOf = (key: string) =>
      [...before.values()].find((customer) => customer.members.some((m) => m.key === key))!;
    const aSingle = () => [...before.values()].find(({ members }) => members.length === 1)!;
    const aMerged = () => [...before.values()].find(({ members }) => members.length > 1)!;
    const rowOf = (key: string) => parties.findIndex((row) => row.startsWith(`${key},`));

    test('an edited row changes exactly its customer', async () => {
      const { key } = aSingle().members[0]!;
      const owner = ownerOf(key).id;
      const edited = parties.with(rowOf(key), parties[rowOf(key)]!.replace(/,[^,]*,[^,]*$/, ',777000,2025-01-02'));
      await project.put({ 'all.csv': edited });
      const report = await project.sync();
      expect(report.files).toMatchObject([{ accepted: 1, unchanged: parties.length - 1 }]);
      expect(await project.use((context) => eventsOf(context, report.id))).toEqual([
        { customer: owner, type: 'field_changed', data: { fields: ['balance'] } },
      ]);
      const after = await project.use(customersOf);
      expect([...after.keys()]).toEqual([...before.keys()]);
      for (const [id, customer] of after) if (id !== owner) expect(customer).toEqual(before.get(id));
      await project.put({ 'all.csv': parties });
      await project.sync();
    });

    test('a vanished row leaves its customer; when it was the last one the customer retires, and comes back with it', async () => {
      const [single, merged] = [aSingle(), aMerged()];
      const gone = [single.members[0]!.key, merged.members.at(-1)!.key];
      await project.put({ 'all.csv': parties.filter((row) => !gone.includes(row.split(',')[0]!)) });
      const report = await project.sync();
      expect(report.steps.find(({ step }) => step === 'stage')?.counts.deleted).toBe(2);
      const states = () =>
        project.use(async ({ warehouse }) => ({
          single: await warehouse.customers.state(single.id),
          merged: (await warehouse.customers.get(merged.id))?.members.map(({ key }) => key),
        }));
      const keys = merged.members.map(({ key }) => key);
      expect(await states()).toEqual({ single: { state: 'retired' }, merged: keys.slice(0, -1) });

      await project.put({ 'all.csv': parties });
      const back = await project.sync();
      expect(await states()).toEqual({ single: { state: 'live' }, merged: keys });
      expect(await project.use(customersOf)).toEqual(before);
      expect(await project.use((context) => eventsOf(context, back.id))).toContainEqual({
        customer: single.id,
        type: 'restored',
        data: {},
      });
    });

    test('when more than the limit vanishes at once nothing is deleted, and a person is asked', async () => {
      await project.put({ 'all.csv': parties.slice(0, Math.floor(parties.length * 0.9)) });
      const report = await project.sync();
      expect(report.steps.find(({ step }) => step === 'stage')?.counts).toMatchObject({
        deleted: 0,
        suspiciousDeletions: parties.length * 0.1,
      });
      expect(report.status).toBe('partial');
      expect(report.steps.find(({ error }) => error !== null)?.error?.code).toBe('deletions.suspicious');
      expect(await project.use(customersOf)).toEqual(before);
      const asked = () => project.use(({ warehouse }) => warehouse.conflicts.countByKind());
      expect(await asked()).toMatchObject({ suspicious_deletions: 1 });
      await project.put({ 'all.csv': parties });
      await project.sync();
      expect(await asked()).not.toHaveProperty('suspicious_deletions');
    });
  });
});

/** Rows dealt out to so many files. */
function inFiles(rows: readonly string[], count: number): Record<string, readonly string[]> {
  const names = Array.from({ length: count }, (_, index) => `part${count - index}.csv`);
  return Object.fromEntries(names.map((name, index) => [name, rows.filter((_, row) => row % count === index)]));
}

const digest128 = ({ warehouse }: PipelineContext): Promise<string> => digestOf(warehouse as OpenWarehouse);

async function modelOf({ warehouse, config }: PipelineContext): Promise<MatchModel> {
  const stored = await warehouse.matches.model(matchingFingerprint(config));
  return stored!.model;
}

async function keepModel({ warehouse, config }: PipelineContext, model: MatchModel): Promise<void> {
  await warehouse.matches.saveModel(matchingFingerprint(config), model);
}

async function customersOf({ warehouse }: PipelineContext): Promise<ReadonlyMap<string, PublishedCustomer>> {
  return new Map((await collect(warehouse.customers.all())).map((customer) => [customer.id, customer]));
}

/** Contents of all tables with the transaction that wrote each row; runs and what belongs to one are left out. */
async function tables({ warehouse }: PipelineContext): Promise<Record<string, readonly unknown[]>> {
  const { pool, schema } = databaseOf(warehouse);
  const bookkeeping = ['run', 'run_step', 'run_file', 'reject', 'staging'];
  const { rows: names } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = $1 and table_type = 'BASE TABLE' and table_name <> all($2) order by 1`,
    [schema, bookkeeping],
  );
  const contents: Record<string, readonly unknown[]> = {};
  for (const { name } of names) {
    const { rows } = await pool.query(
      `select t.xmin::text, to_jsonb(t) as row from "${name}" t order by to_jsonb(t)::text`,
    );
    contents[name] = rows;
  }
  return contents;
}

async function eventsOf({ warehouse }: PipelineContext, run: number) {
  const { rows } = await databaseOf(warehouse).pool.query<{ customer_id: string; type: string; data: unknown }>(
    'select customer_id, type, data from customer_event where run_id = $1 order by position',
    [run],
  );
  return rows.map(({ customer_id, type, data }) => ({ customer: toCustomerId(customer_id), type, data }));
}
