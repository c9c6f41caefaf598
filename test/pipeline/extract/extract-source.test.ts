import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toSourceName } from '../../../matching/ids.ts';
import { extractSource } from '../../../pipeline/extract/extract-source.ts';
import type { RawRecord, SourceBatch, SourceReader } from '../../../pipeline/ports/source-reader.ts';
import type { Warehouse } from '../../../pipeline/ports/warehouse.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();
const source = toSourceName('sales');

const readerOf = (batches: readonly Partial<SourceBatch>[], mode: SourceReader['mode'] = 'snapshot'): SourceReader => ({
  mode,
  async *read() {
    for (const batch of batches)
      yield { records: [], rejects: [], files: [], cursor: null, progress: { done: 1, total: 1 }, ...batch };
  },
  probe: async () => [],
});
const recordOf = (values: RawRecord['values'], row = 2): RawRecord => ({
  stream: 'rows',
  values,
  place: { file: 'a.csv', row },
});
const fileOf = (rowsRead: number) => ({ file: 'a.csv', rowsRead, notes: [] });

async function extractInto(warehouse: Warehouse, reader: SourceReader, required: readonly string[] = []) {
  const run = await warehouse.runs.begin();
  const told: (readonly [number, number | null])[] = [];
  const counts = await extractSource({
    run,
    source,
    keyColumns: () => ['id'],
    requiredColumns: required,
    order: { of: (record) => record.order ?? null, definition: '0'.repeat(32) },
    reader,
    sources: warehouse.sources,
    signal: new AbortController().signal,
    onProgress: (done, total) => told.push([done, total]),
  });
  return { counts, run, told, stage: () => warehouse.sources.stage(run, source, { deletions: 0.05 }) };
}

describe('extractSource', () => {
  test('any text survives into the warehouse, with stand-ins for what Postgres refuses', async () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom('\0', '\ud83d', '\ude00', '\\', '"', '\n', '\t', '\u200c', '\\u0000', '\u2028'),
    );
    const texts = fc.sample(fc.string({ unit, maxLength: 12 }), { numRuns: 1_500, seed: 5 });
    const warehouse = await warehouses.fresh();
    const records = texts.map((text, index) => recordOf({ id: String(index), [`c${text}`]: text }, index + 2));
    const { stage } = await extractInto(warehouse, readerOf([{ records, files: [fileOf(records.length)] }]));
    expect(await stage()).toMatchObject({ read: texts.length, accepted: texts.length });
    const client = await warehouses.connect(warehouse);
    const { rows } = await client.query<{ key: string; raw: Record<string, string> }>(
      'select r.key, v.raw from source_record r join source_record_version v on v.record_id = r.id',
    );
    expect(rows).toHaveLength(texts.length);
    for (const { key, raw } of rows) {
      const expected = texts[Number(key)]!.toWellFormed().replaceAll('\0', '\u2400');
      expect(raw).toEqual({ id: key, [`c${expected}`]: expected });
    }
    // Read again, they are the same.
    const again = await extractInto(warehouse, readerOf([{ records, files: [fileOf(records.length)] }]));
    expect(await again.stage()).toMatchObject({ unchanged: texts.length, accepted: 0 });
  });

  test('a row without a key is rejected with its place', async () => {
    const warehouse = await warehouses.fresh();
    const records = [recordOf({ id: '1' }, 2), recordOf({ id: ' ' }, 3)];
    const { counts, run, stage } = await extractInto(warehouse, readerOf([{ records, files: [fileOf(2)] }]));
    expect(counts).toEqual({ read: 2, files: 1, broken_files: 0 });
    expect(await stage()).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
    expect(await warehouse.runs.rejects(run, 9)).toMatchObject([
      { file: 'a.csv', row: 3, column: 'id', code: 'row.key_missing' },
    ]);
  });

  test('after a broken file nothing counts as vanished, and its rows are kept', async () => {
    const warehouse = await warehouses.fresh();
    const all = [1, 2, 3].map((id) => recordOf({ id }, id + 1));
    await (await extractInto(warehouse, readerOf([{ records: all, files: [fileOf(3)] }]))).stage();
    const broken = { ...fileOf(1), error: { code: 'file.truncated', message: 'Ends early.' } };
    const { counts, stage } = await extractInto(warehouse, readerOf([{ records: all.slice(0, 1), files: [broken] }]));
    expect(counts.broken_files).toBe(1);
    expect(await stage()).toMatchObject({ unchanged: 1, deleted: 0 });
    const whole = await extractInto(warehouse, readerOf([{ records: all.slice(0, 1), files: [fileOf(1)] }]));
    expect(await whole.stage()).toMatchObject({ unchanged: 1, deleted: 2 });
  });

  test('what is known to be the same is not read again; broken or changing files are', async () => {
    const warehouse = await warehouses.fresh();
    const records = [recordOf({ id: '1' })];
    let reads = 0;
    const reading = (manifest: () => string, file: SourceBatch['files'][number] = fileOf(1)): SourceReader => ({
      ...readerOf([]),
      manifest: async () => ({ digest: manifest(), total: 7 }),
      read: (...args) => {
        reads += 1;
        return readerOf([{ records, files: [file] }]).read(...args);
      },
    });
    let changes = 0;
    const changing = () => {
      changes += 1;
      return `content ${changes}`;
    };
    const broken = { ...fileOf(1), error: { code: 'file.truncated', message: 'Ends early.' } };
    const readers = [
      [reading(changing), 1],
      [reading(() => 'a', broken), 2],
      [reading(() => 'a'), 3],
      [reading(() => 'a'), 3],
      [reading(() => 'b'), 4],
      [reading(() => 'a'), 5],
    ] as const;
    for (const [reader, expected] of readers) {
      const before = reads;
      const { stage, told } = await extractInto(warehouse, reader);
      // How much there is to read is told before it is read.
      expect(told[0]).toEqual(reads === before ? undefined : [0, 7]);
      expect(await stage()).toMatchObject({ read: 1, rejected: 0, deleted: 0 });
      expect(reads).toBe(expected);
    }
    await extractInto(
      warehouse,
      reading(() => 'a'),
      ['id'],
    );
    expect(reads).toBe(6);
  });

  test('the position is committed with the data, never before', async () => {
    const warehouse = await warehouses.fresh();
    const batches = [
      { records: [{ ...recordOf({ id: '1' }), key: '1' }], cursor: { at: 1 } },
      { files: [fileOf(1)], cursor: { at: 2 } },
    ];
    const { stage } = await extractInto(warehouse, readerOf(batches, 'changes'));
    expect(await warehouse.sources.cursor(source)).toBeNull();
    await stage();
    expect(await warehouse.sources.cursor(source)).toEqual({ at: 2 });
  });

  test('a file without a configured column is refused with the nearest name', async () => {
    const warehouse = await warehouses.fresh();
    const records = [recordOf({ id: '1', mobil: '0912' })];
    await expect(extractInto(warehouse, readerOf([{ records, files: [fileOf(1)] }]), ['mobile'])).rejects.toMatchObject(
      {
        code: 'source.column_missing',
        message: expect.stringContaining('did you mean "mobil"'),
        place: { file: 'a.csv' },
      },
    );
  });

  test('what was read before a failure is not staged', async () => {
    const warehouse = await warehouses.fresh();
    const failing: SourceReader = {
      ...readerOf([]),
      async *read() {
        yield {
          records: [recordOf({ id: '1' })],
          rejects: [],
          files: [],
          cursor: null,
          progress: { done: 1, total: 2 },
        };
        throw new Error('the disk broke');
      },
    };
    await expect(extractInto(warehouse, failing)).rejects.toThrow('the disk broke');
    const [last] = await warehouse.runs.list(1);
    expect(await warehouse.sources.stage(last!.id, source, { deletions: 0.05 })).toBeNull();
  });
});
