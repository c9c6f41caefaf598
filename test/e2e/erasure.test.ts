import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CustomerId, toCustomerId, toFieldName, toSourceName } from '../../matching/ids.ts';
import type { PipelineContext } from '../../pipeline/context.ts';
import { eraseCustomer } from '../../pipeline/erase/erase-customer.ts';
import type { Erasure } from '../../pipeline/ports/erasure-store.ts';
import { canonicalDump } from '../../warehouse/canonical-dump.ts';
import { type OpenWarehouse, openWarehouse } from '../../warehouse/open.ts';
import { databaseOf } from '../../warehouse/opened.ts';
import { type FileProject, makeFileProject } from '../support/company/file-project.ts';
import { tellParties } from '../support/company/parties.ts';
import { collect } from '../support/warehouse-data.ts';

const others = tellParties(60);
/** One person, twice, with values that nobody else has. */
const first = 'zz-9001,گلناز بهادرخانی,09197778811,0499370899,زنجان,777111000,2024-03-01';
const second = 'zz-9002,گلناز بهادرخاني,+98 919 777 8811,0499370899,زنجان,777222000,2024-04-01';
const earlier = first.replace('09197778811', '09198887766');
const traces = [
  'zz-9001',
  'zz-9002',
  'بهادرخان',
  'گلناز',
  '9197778811',
  '9198887766',
  '0499370899',
  'زنجان',
  '777111000',
  '777222000',
  'شیراز نو',
];
const parties = toSourceName('parties');

describe('an erased customer', () => {
  let folder: string;
  let holder: OpenWarehouse;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yekta-erasure-'));
    await chmod(folder, 0o755);
    holder = await openWarehouse({ stateFolder: join(folder, '.yekta'), project: 'holder' });
  });
  afterAll(async () => {
    await holder.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('leaves no trace, does not come back, and nobody else changes', async () => {
    const project = await makeFileProject(folder, 'whole');
    await project.put({ 'all.csv': [...others, earlier, second, `${first},one,too,many`] });
    await project.sync();
    await project.put({ 'all.csv': [...others, first, second] });
    await project.sync();
    const id = await project.use((context) => customerOf(context, 'zz-9001'));
    await project.use(async ({ warehouse }) => {
      const [record] = await warehouse.decisions.find([{ source: parties, key: 'zz-9001', stream: null }]);
      const value = { value: 'شیراز نو', key: 'شیراز نو' };
      const city = toFieldName('city');
      await warehouse.decisions.take(
        [
          {
            judgement: { kind: 'pin', record: record!, field: city, values: [value], known: [] },
            author: 'sara',
            reason: 'گلناز said so',
            origin: 'cli',
            supersedes: [],
            decidedAt: null,
            expiresAt: null,
          },
        ],
        null,
      );
    });
    await project.sync();
    const before = await project.use(dumpOf);
    const places = await project.use((context) => found(context, traces));
    const tables = [
      'source_record',
      'source_record_version',
      'normalized_record',
      'match_record',
      'golden_record',
      'decision',
      'reject',
    ];
    for (const table of tables)
      expect(places).toContainEqual(expect.stringMatching(new RegExp(` in \\w+\\.${table}$`)));
    for (const trace of traces) expect(places).toContainEqual(expect.stringContaining(`${trace} in `));

    const report = await eraseIn(project, { customer: id });
    expect(report.whole).toBe(true);
    expect(await project.use(rowsInMemo)).toBe(0);
    expect(report.counts).toMatchObject({ source_record: 2, source_record_version: 3, decision: 1 });
    await expectNoTrace(project);
    expect(await project.use(({ warehouse }) => warehouse.customers.state(id))).toEqual({ state: 'erased' });
    expect(await lastEvents(project, 1)).toMatchObject([{ customer: id, type: 'erased', cause: 'erasure' }]);

    const run = await project.sync();
    expect(run.status).toBe('succeeded');
    expect(run.files).toMatchObject([{ rejected: 2, accepted: 0 }]);
    const rejects = await project.use(({ warehouse }) => warehouse.runs.rejects(run.id, 9));
    expect(rejects.map(({ code, value }) => ({ code, value }))).toEqual([
      { code: 'row.erased', value: null },
      { code: 'row.erased', value: null },
    ]);
    await expectNoTrace(project);
    expect(await project.use(rowsInMemo)).toBe(others.length);
    expect(await project.use(dumpOf)).toEqual(before.filter((line) => !traces.some((trace) => line.includes(trace))));
    expect(await project.use(({ warehouse }) => warehouse.customers.state(id))).toEqual({ state: 'erased' });
    await expect(eraseIn(project, { customer: id })).rejects.toMatchObject({ code: 'customer.erased' });

    // The same person under another key, known by the national ID alone.
    await project.put({ 'all.csv': [...others, first.replace('zz-9001', 'zz-9003')] });
    expect((await project.sync()).files).toMatchObject([{ rejected: 1, accepted: 0 }]);
    await expectNoTrace(project);
    expect(await project.use(rowsInMemo)).toBe(0);
    expect((await project.sync()).files).toMatchObject([{ rejected: 1, accepted: 0 }]);
    expect(await lastEvents(project, 1)).toMatchObject([{ customer: id, type: 'erased' }]);
  });

  test('may keep records that are of somebody else', async () => {
    const project = await makeFileProject(folder, 'partly');
    await project.put({ 'all.csv': [...others, first, second] });
    await project.sync();
    const id = await project.use((context) => customerOf(context, 'zz-9001'));
    const [one] = await project.use(({ warehouse }) =>
      warehouse.decisions.find([{ source: parties, key: 'zz-9002', stream: null }]),
    );
    const report = await eraseIn(project, { customer: id, records: [one!] });
    expect(report).toMatchObject({ whole: false, records: [{ source: 'parties', key: 'zz-9002' }] });
    expect(await project.use((context) => found(context, ['zz-9002', 'بهادرخاني', '777222000']))).toEqual([]);
    const customer = await project.use(({ warehouse }) => warehouse.customers.get(id));
    expect(customer?.members.map(({ key }) => key)).toEqual(['zz-9001']);
    expect(customer?.golden.fields).toMatchObject({ balance: '777111000', national_id: '0499370899' });
    expect(await lastEvents(project, 1)).toMatchObject([{ customer: id, type: 'field_changed', cause: 'erasure' }]);
    const events = await project.use(({ warehouse }) => warehouse.feed.position());
    await project.sync();
    expect(await project.use(({ warehouse }) => warehouse.feed.position())).toBe(events);
    const [stranger] = await project.use(({ warehouse }) =>
      warehouse.decisions.find([{ source: parties, key: 'p1', stream: null }]),
    );
    await expect(eraseIn(project, { customer: id, records: [stranger!] })).rejects.toMatchObject({
      code: 'erasure.other_record',
    });
    await expect(eraseIn(project, { customer: id, reason: 'asked by zz-9001' })).rejects.toMatchObject({
      code: 'erasure.reason',
    });
  });

  /** Neither in a table nor in a file that Yekta keeps, the data files of the server aside: those it overwrites in time. */
  async function expectNoTrace(project: FileProject): Promise<void> {
    expect(await project.use((context) => found(context, traces))).toEqual([]);
    for (const file of await filesIn(join(folder, '.yekta'))) {
      const content = await readFile(file, 'utf8');
      for (const trace of traces) expect([file, content.includes(trace)]).toEqual([file, false]);
    }
  }
});

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = entries
    .filter(({ name }) => !(name === 'data' && folder.endsWith('postgres')))
    .map(async (entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
  return (await Promise.all(lists)).flat();
}

function eraseIn(project: FileProject, erasure: Partial<Erasure> & Pick<Erasure, 'customer'>) {
  return project.use(({ warehouse, config, profile }) =>
    eraseCustomer(
      warehouse,
      { config, profile },
      { records: null, reason: 'request 2291', author: 'sara', mayReturn: false, ...erasure },
    ),
  );
}

/** How many rows of files are known by their bytes. */
async function rowsInMemo({ warehouse }: PipelineContext): Promise<number> {
  const { rows } = await databaseOf(warehouse).pool.query<{ count: number }>(
    'select coalesce(sum(length(rows)) / 32, 0)::integer as count from row_memo where not stretches',
  );
  return rows[0]!.count;
}

async function customerOf({ warehouse }: PipelineContext, key: string): Promise<CustomerId> {
  const record = await warehouse.normalized.find(parties, key);
  return toCustomerId((await warehouse.customers.customerOf(record!.id))!);
}

async function dumpOf({ warehouse }: PipelineContext): Promise<readonly string[]> {
  return collect(
    (async function* () {
      for await (const line of canonicalDump(warehouse)) yield [line];
    })(),
  );
}

async function lastEvents(project: FileProject, count: number) {
  return project.use(async ({ warehouse }) => {
    const last = await warehouse.feed.position();
    return warehouse.feed.read(last - count, count);
  });
}

/** Which of the texts stand in which tables of the database, of all schemas, in any column; bytes are looked through, too. */
async function found({ warehouse }: PipelineContext, texts: readonly string[]): Promise<readonly string[]> {
  const { pool } = databaseOf(warehouse);
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const places: string[] = [];
  for (const { name } of [...tables, { name: 'pg_catalog.pg_stats' }]) {
    const { rows } = await pool.query<{ text: string }>(
      `select s.text from unnest($1::text[], $2::text[]) as s (text, bytes)
       where exists (select from ${name} t
         where strpos(t::text, s.text) > 0 or strpos(to_jsonb(t)::text, s.text) > 0 or strpos(t::text, s.bytes) > 0)`,
      [texts, texts.map((text) => Buffer.from(text).toString('hex'))],
    );
    places.push(...rows.map(({ text }) => `${text} in ${name}`));
  }
  return places;
}
