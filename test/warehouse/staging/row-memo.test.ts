import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type SourceName, toSourceName } from '../../../matching/ids.ts';
import { extractSource } from '../../../pipeline/extract/extract-source.ts';
import type { SourceReader } from '../../../pipeline/ports/source-reader.ts';
import type { OpenWarehouse } from '../../../warehouse/open.ts';
import { partReader } from '../../../warehouse/staging/memo-words.ts';
import { recordSlots } from '../../../warehouse/staging/record-slots.ts';
import { sourceMemo } from '../../../warehouse/staging/row-memo.ts';
import { edited, history, quietRows, type Row, type Writing, writeVersion } from '../../support/versions-of-files.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();
let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'yekta-memo-'));
});
afterAll(() => rm(root, { recursive: true }));
const write = (rows: readonly Row[], broken: string | null, changes: Partial<Writing>) =>
  writeVersion(root, rows, broken, changes);

async function sync(
  warehouse: OpenWarehouse,
  source: SourceName,
  reader: SourceReader,
  key: readonly string[] = ['id'],
) {
  const run = await warehouse.runs.begin();
  let [parsed, together] = [0, 0];
  await extractSource({
    run,
    source,
    keyColumns: () => key,
    requiredColumns: ['id', 'name'],
    order: { of: () => null, definition: '0'.repeat(32) },
    reader: {
      ...reader,
      async *read(...args) {
        for await (const batch of reader.read(...args)) {
          parsed += batch.records.length;
          for (const { rows } of batch.known ?? []) if (rows > 1) together += rows;
          yield batch;
        }
      },
    },
    sources: warehouse.sources,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  const counts = await warehouse.sources.stage(run, source, { deletions: 1 });
  return { counts, files: (await warehouse.runs.report(run))!.files, run, parsed, together };
}

/** The reader as if it had never seen a row. */
const forgetful = ({ manifest: _, ...reader }: SourceReader): SourceReader => ({
  ...reader,
  read: (cursor, signal) => reader.read(cursor, signal),
});

let sources = 0;
const nextSource = (): SourceName => toSourceName(`source_${++sources}`);

test('with the memo every version of files gives the same rows, rejects, counts and notes as without', async () => {
  const warehouse = await warehouses.fresh();
  const client = await warehouses.connect(warehouse);
  const stored = async (source: SourceName, run: number) => ({
    versions: await client.query(
      `select r.key, r.deleted_at is null as live, r.version as current, v.version, v.hash, v.raw, v.row_number, f.file
       from source_record r join source s on s.id = r.source_id join source_record_version v on v.record_id = r.id
       join run_file f on f.id = v.run_file_id where s.name = $1 order by r.key, v.version`,
      [source],
    ),
    rejects: await client.query(
      `select f.file, j.row_number, j.column_name, j.value, j.code, j.reason
       from reject j join run_file f on f.id = j.run_file_id where f.run_id = $1 order by 1, 2, 5, 4`,
      [run],
    ),
  });
  let [all, parsed, together] = [0, 0, 0];
  const keys = fc.constantFrom<readonly string[]>(['id'], ['id'], ['id', 'name'], []);
  await fc.assert(
    fc.asyncProperty(history, keys, async ({ rows, versions }, key) => {
      const [one, other] = [nextSource(), nextSource()];
      let list = rows;
      for (const { edits, writing: changes, damage: broken } of versions) {
        list = edited(list, edits);
        const reader = await write(list, broken, changes);
        const plain = await sync(warehouse, one, forgetful(reader), key);
        const quick = await sync(warehouse, other, reader, key);
        const { run: plainRun, parsed: parsedPlain, together: _, ...expected } = plain;
        const { run, parsed: parsedQuick, together: togetherQuick, ...outcome } = quick;
        all += parsedPlain;
        parsed += parsedQuick;
        together += togetherQuick;
        const nameless = (files: typeof outcome.files) => files.map(({ source: _, ...file }) => file);
        expect({ ...outcome, files: nameless(outcome.files) }).toEqual({
          ...expected,
          files: nameless(expected.files),
        });
        const [a, b] = [await stored(one, plainRun), await stored(other, run)];
        expect(b.versions.rows).toEqual(a.versions.rows);
        expect(b.rejects.rows).toEqual(a.rejects.rows);
      }
    }),
    { numRuns: 12 },
  );
  expect(parsed).toBeLessThan(all);
  expect(together).toBeGreaterThan(0);
});

describe('the memo', () => {
  const rows = Array.from({ length: 8 }, (_, index) => ({ id: `k${index}`, name: `Name ${index}`, note: '' }));
  const changed = rows.map((each, index) => (index === 3 ? { ...each, note: 'new' } : each));

  test('knows rows in files of another name and order, and forgets when most of them are gone', async () => {
    const warehouse = await warehouses.fresh();
    const client = await warehouses.connect(warehouse);
    const source = nextSource();
    const size = async () =>
      (await client.query('select sum(length(rows))::integer / 32 as n from row_memo where not stretches')).rows[0].n;
    expect(await sync(warehouse, source, await write(rows, null, {}))).toMatchObject({ parsed: 8 });
    expect(await size()).toBe(8);
    const moved = await write([...changed].reverse(), null, { files: ['x.csv', 'y.csv'] });
    expect(await sync(warehouse, source, moved)).toMatchObject({ parsed: 1, counts: { accepted: 1, unchanged: 7 } });
    expect(await size()).toBe(9);
    const few = await write(changed.slice(0, 3), null, {});
    expect(await sync(warehouse, source, few)).toMatchObject({ parsed: 0, counts: { deleted: 5 } });
    expect(await size()).toBe(3);
    expect(await sync(warehouse, source, await write(changed, null, {}))).toMatchObject({ parsed: 5 });
  });

  test('passes rows over that stand together as before, and only while their records are what they say', async () => {
    const warehouse = await warehouses.fresh();
    const client = await warehouses.connect(warehouse);
    const source = nextSource();
    const many = quietRows('k', 48);
    const stretches = async () =>
      (await client.query('select sum(length(rows))::integer as n from row_memo where stretches')).rows[0].n;
    const stretchOf = (count: number) => 28 + count * 16;
    expect(await sync(warehouse, source, await write(many, null, {}))).toMatchObject({ parsed: 48, together: 0 });
    expect(await stretches()).toBe(3 * stretchOf(16));

    const inserted = [...many.slice(0, 20), { id: 'new', name: 'New', note: '' }, ...many.slice(20)];
    expect(await sync(warehouse, source, await write(inserted, null, {}))).toMatchObject({ parsed: 1, together: 32 });
    expect(await stretches()).toBe(4 * stretchOf(16));

    const { rowCount } = await client.query(
      `update source_record set deleted_at = now() where key = (select key from source_record order by id offset 40 limit 1)`,
    );
    expect(rowCount).toBe(1);
    expect(await sync(warehouse, source, await write(many, null, {}))).toMatchObject({
      parsed: 1,
      together: 32,
      counts: { accepted: 1, unchanged: 47, deleted: 1 },
    });
    // The stretch with the row that vanished is known, but its record is gone.
    expect(await sync(warehouse, source, await write(inserted, null, {}))).toMatchObject({ parsed: 1, together: 32 });
    expect(await sync(warehouse, source, await write(many.slice(0, 16), null, {}))).toMatchObject({ together: 16 });
    expect(await stretches()).toBe(stretchOf(16));
  });

  test('knows where rows stand behind lines that are none', async () => {
    const warehouse = await warehouses.fresh();
    const client = await warehouses.connect(warehouse);
    const source = nextSource();
    const latestPlaces = async () =>
      (
        await client.query(
          `select v.row_number as row from source_record r join source_record_version v on v.record_id = r.id and v.version = r.version
           order by r.id`,
        )
      ).rows.map(({ row }) => row);
    const many = quietRows('k', 40);
    const withNote = (note: string) => many.map((each, index) => (index === 39 ? { ...each, note } : each));
    // In the middle of all of them stands an empty line.
    for (const [note, together] of [
      ['a', 0],
      ['b', 32],
    ] as const) {
      expect(await sync(warehouse, source, await write(withNote(note), '', {}))).toMatchObject({ together });
      expect((await latestPlaces()).slice(-2)).toEqual([41, 42]);
    }
  });

  test('is no matter when it is lost, and is made anew', async () => {
    const warehouse = await warehouses.fresh();
    const client = await warehouses.connect(warehouse);
    const source = nextSource();
    await sync(warehouse, source, await write(rows, null, {}));
    await client.query('truncate row_memo');
    expect(await sync(warehouse, source, await write(changed, null, {}))).toMatchObject({
      parsed: 8,
      counts: { accepted: 1, unchanged: 7 },
    });
    expect(await sync(warehouse, source, await write(rows, null, {}))).toMatchObject({ parsed: 1 });
  });

  test('says of a row what the row said, and asks the records whether they are that', () => {
    const slots = recordSlots();
    const known = slots.end();
    const memo = sourceMemo({ rows: new Int32Array(), stretches: new Int32Array() }, known);
    const look = (layout: string, bytes: string) => memo.of(layout).look(Buffer.from(bytes));
    expect(look('one', 'row')).toEqual({ isKnown: false, number: 0 });
    memo.settle(0, Int32Array.of(1, 2, 3, 4), false);
    const { staged, passed, kept } = memo.changes().rows;
    expect([staged.length, passed.length, kept]).toEqual([1, 0, null]);
    const parts = partReader();
    for (const part of staged) parts.add(part, part.length);
    const stored = { rows: parts.words(), stretches: new Int32Array() };
    const other = sourceMemo(stored, { ...known, slotSaying: (words, at) => (words[at + 3] === 4 ? 5 : -1) });
    expect(other.of('one').look(Buffer.from('row'))).toEqual({ isKnown: true, number: 0 });
    expect(other.slotOf(0)).toBe(5);
    expect(other.of('two').look(Buffer.from('row')).isKnown).toBe(false);
    expect(sourceMemo(stored, known).of('one').look(Buffer.from('row')).isKnown).toBe(false);
  });
});
