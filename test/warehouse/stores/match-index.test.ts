import { expect, test } from '@jest/globals';
import { type RecordId, type SourceName, toRecordId, toSourceName } from '../../../matching/ids.ts';
import { encodeSegment } from '../../../matching/incremental/segments/encode-parts.ts';
import { createSegment, type Segment } from '../../../matching/incremental/segments/segment.ts';
import type { MatchIndex } from '../../../pipeline/ports/match-index.ts';
import { inTransaction } from '../../../warehouse/db/in-transaction.ts';
import { databaseOf } from '../../../warehouse/opened.ts';
import { createMatchIndex } from '../../../warehouse/stores/match-index/match-index.ts';
import { writeComparables } from '../../../warehouse/stores/match-index/write-records.ts';
import { deltaOf, describeMatchIndex, type IndexUnderTest } from '../../conformance/match-index.ts';
import { matchResult } from '../../support/warehouse-data.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();
const origin = { model: 1, fingerprint: 'config', decisions: [], generic: new Map() };
const noCounts = { records: 0, keysOfSize: [], labels: new Map<string, number>() };

describeMatchIndex('Postgres', open);

test('an index that lost entries says so; replacing it heals it', async () => {
  const { index, query } = await open();
  await fill(index, 1000);
  expect((await index.state())!.isWhole).toBe(true);
  await query('delete from block_part where part = 3');
  expect((await index.state())!.isWhole).toBe(false);
  await query('truncate block_part');
  const keys = { length: 1, high: Int32Array.of(5), low: Int32Array.of(0) };
  await expect(index.members(keys, () => undefined)).rejects.toMatchObject({ code: 'index.torn' });
  await expect(index.scan(() => undefined)).rejects.toMatchObject({ code: 'index.torn' });
  await fill(index, 1000);
  expect((await index.state())!.isWhole).toBe(true);
  await query('delete from block_segment');
  expect((await index.state())!.isWhole).toBe(false);
});

test('parts are counted without a look at them', async () => {
  const { index, query } = await open();
  await fill(index, 20_000);
  await query('analyze block_part');
  const pages = await query(
    "select relpages > 0 and relpages = relallvisible as seen from pg_class where oid = to_regclass('block_part')",
  );
  expect((pages as { rows: unknown }).rows).toEqual([{ seen: true }]);
});

test('a snapshot of before the index was replaced does not take the new parts for its own', async () => {
  const { index } = await open();
  await fill(index, 1000);
  await index.snapshot(async (reader) => {
    expect(await reader.counts()).toEqual(noCounts);
    await fill(index, 1000);
    expect((await reader.state())!.isWhole).toBe(false);
  });
  expect((await index.state())!.isWhole).toBe(true);
});

test('a snapshot sees one moment, while others write', async () => {
  const { index } = await open();
  await fill(index, 100);
  const keys = { length: 1, high: Int32Array.of(hashOf(200)), low: Int32Array.of(0) };
  const found: number[] = [];
  const visit = (_: number, members: Int32Array): void => void found.push(...members);
  await index.snapshot(async (reader) => {
    expect(await reader.state()).toMatchObject({ records: 0 });
    const counts = { ...noCounts, records: 9 };
    await index.apply(deltaOf({ segment: entriesFrom(200, 10), counts }), origin);
    expect(await reader.state()).toMatchObject({ records: 0 });
    await reader.members(keys, visit);
    expect(found).toEqual([]);
  });
  expect(await index.state()).toMatchObject({ records: 9 });
  await index.members(keys, visit);
  expect(found).toEqual([1]);
});

test('small changes are joined, large ones become a new base', async () => {
  const { index, query } = await open();
  const segments = async () =>
    ((await query('select entries from block_segment order by id')) as { rows: { entries: string }[] }).rows.map(
      ({ entries }) => Number(entries),
    );
  await fill(index, 1000);
  for (let round = 0; round < 4; round++)
    await index.apply(deltaOf({ segment: entriesFrom(2000 + 10 * round, 10) }), origin);
  expect(await segments()).toEqual([1000, 10, 10, 10, 10]);
  await index.apply(deltaOf({ segment: entriesFrom(3000, 10) }), origin);
  expect(await segments()).toEqual([1000, 50]);
  await index.apply(deltaOf({ segment: entriesFrom(4000, 300) }), origin);
  expect(await segments()).toEqual([1350]);
  await index.apply(deltaOf({}), origin);
  expect(await segments()).toEqual([1350]);
});

test('large indexes are read and written a slice at a time', async () => {
  const { index, query } = await open();
  const keys = 6000;
  // Cut as finely as that of half a million records.
  const base = createSegment(14, (add) => {
    for (let key = 0; key < keys; key++) for (const record of [1, 2]) add(hashOf(key), 0, record);
  });
  await index.replace(matchResult({}), { segment: encodeSegment(base), counts: noCounts }, origin);
  const expectMembers = async (expected: (key: number) => readonly number[]): Promise<void> => {
    const found = new Map<number, readonly number[]>();
    const high = Int32Array.from({ length: keys }, (_, key) => hashOf(key));
    await index.members({ length: keys, high, low: new Int32Array(keys) }, (key, members) => {
      found.set(key, [...members]);
    });
    const scanned = new Map<number, readonly number[]>();
    await index.scan((hash, _low, _size, members) => {
      scanned.set(hash, [...members()]);
    });
    for (let key = 0; key < keys; key++) {
      expect(found.get(key)).toEqual(expected(key));
      expect(scanned.get(hashOf(key))).toEqual(expected(key));
    }
  };
  await expectMembers(() => [1, 2]);
  const some = createSegment(2, (add) => {
    for (let key = 0; key < keys; key += 5) add(hashOf(key), 0, key % 2 === 0 ? 3 : ~1);
  });
  await index.apply(deltaOf({ segment: some }), origin);
  const once = (key: number): readonly number[] => (key % 5 > 0 ? [1, 2] : key % 2 === 0 ? [1, 2, 3] : [2]);
  await expectMembers(once);
  const many = createSegment(2, (add) => {
    for (let key = 0; key < keys; key++) add(hashOf(key), 0, 4);
  });
  await index.apply(deltaOf({ segment: many }), origin);
  expect(await query('select bits from block_segment')).toMatchObject({ rows: [{ bits: 7 }] });
  await expectMembers((key) => [...once(key), 4]);
});

test('what was before is kept from the first result on, once, and forgotten when it returns', async () => {
  const { index, put, remove, query } = await open();
  const sales = toSourceName('sales');
  const rows = async () =>
    (
      (await query('select record_id, data, matched_data from match_record order by record_id')) as {
        rows: { record_id: number; data: Buffer | null; matched_data: Buffer | null }[];
      }
    ).rows.map(({ record_id, data, matched_data }) => [
      record_id,
      data?.[0] ?? null,
      matched_data && [...matched_data],
    ]);
  for (const id of [1, 2, 2]) await put(toRecordId(id), sales, Uint8Array.of(id));
  await put(toRecordId(1), sales, Uint8Array.of(9));
  await remove(toRecordId(2));
  expect(await rows()).toEqual([[1, 9, null]]);
  await fill(index, 1);
  await put(toRecordId(1), sales, Uint8Array.of(8));
  await put(toRecordId(1), sales, Uint8Array.of(7));
  await put(toRecordId(3), sales, Uint8Array.of(3));
  expect(await rows()).toEqual([
    [1, 7, [9]],
    [3, 3, []],
  ]);
  await remove(toRecordId(3));
  await put(toRecordId(1), sales, Uint8Array.of(9));
  expect(await rows()).toEqual([[1, 9, null]]);
});

test('questions give way where records are clustered again, and stay elsewhere; statistics follow the counts', async () => {
  const { index, query } = await open();
  const [a, b, c, d] = [1, 2, 3, 4].map(toRecordId) as [RecordId, RecordId, RecordId, RecordId];
  const question = { weight: 1, reason: 'below_link_threshold' } as const;
  const statistics = {
    ...matchResult({}).statistics,
    candidatePairs: 5,
    pairsByRule: { phone: 5 },
    mergesByField: { phone: 2 },
  };
  await index.replace(
    matchResult({
      possibleMatches: [
        { a, b, ...question },
        { a: c, b: d, ...question },
      ],
      held: [{ members: [a, b, c], reason: 'oversized' }],
      statistics,
    }),
    { segment: encodeSegment(entriesFrom(0, 1)), counts: noCounts },
    origin,
  );
  const rule = {
    rule: 'phone',
    blocks: 1,
    largestBlock: 2,
    pairs: 1,
    skippedKeys: 3,
    largestSkipped: 9,
    skippedPairs: 99,
  };
  const part = { clusters: [], held: [], possibleMatches: [{ a, b: d, ...question }], contestedDecisions: [] };
  await index.apply(deltaOf({ reclustered: [a, b], part, counts: { ...noCounts, records: 4 }, rules: [rule] }), origin);
  expect(await query('select kind, records from conflict where closed_at is null order by records')).toMatchObject({
    rows: [
      { kind: 'possible_match', records: [a, d] },
      { kind: 'possible_match', records: [c, d] },
    ],
  });
  expect(await query('select statistics from match_state')).toMatchObject({
    rows: [{ statistics: { ...statistics, records: 4, pairsByRule: { phone: 1 }, skippedKeysByRule: { phone: 3 } } }],
  });
});

async function open(): Promise<IndexUnderTest & { readonly query: (text: string) => Promise<unknown> }> {
  const warehouse = await warehouses.fresh();
  const client = await warehouses.connect(warehouse);
  await client.query(`insert into source (name) values ('sales'), ('tickets')`);
  const write = async (record: number, source: SourceName, data: Uint8Array | null): Promise<void> => {
    const comparables = [{ record, source: source === 'sales' ? 1 : 2, data }];
    await inTransaction(databaseOf(warehouse), (transaction) => writeComparables(transaction, comparables));
  };
  return {
    index: createMatchIndex(databaseOf(warehouse)),
    put: write,
    remove: (record) => write(record, toSourceName('sales'), null),
    query: (text) => client.query(text),
  };
}

async function fill(index: MatchIndex, entries: number): Promise<void> {
  await index.replace(matchResult({}), { segment: encodeSegment(entriesFrom(0, entries)), counts: noCounts }, origin);
}

/** Entries of so many keys of one record. */
function entriesFrom(first: number, count: number): Segment {
  return createSegment(3, (add) => {
    for (let key = first; key < first + count; key++) add(hashOf(key), 0, 1);
  });
}

/** High halves of hashes all over their range, one for each key. */
function hashOf(key: number): number {
  return Math.imul(key, 0x9e3779b1);
}
