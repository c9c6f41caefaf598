import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RecordId, SourceName } from '../../matching/ids.ts';
import { toFieldName, toRecordId, toSourceName } from '../../matching/ids.ts';
import type { IndexContent } from '../../matching/incremental/index-content.ts';
import type { MatchDelta } from '../../matching/incremental/match-delta.ts';
import { encodeSegment } from '../../matching/incremental/segments/encode-parts.ts';
import { bitsFor, createSegment, type Segment } from '../../matching/incremental/segments/segment.ts';
import type { MatchEdge } from '../../matching/match-result.ts';
import type { KeyList, MatchIndex, MatchOrigin } from '../../pipeline/ports/match-index.ts';
import { matchResult } from '../support/warehouse-data.ts';

export interface IndexUnderTest {
  readonly index: MatchIndex;
  readonly put: (id: RecordId, source: SourceName, data: Uint8Array) => Promise<void>;
  readonly remove: (id: RecordId) => Promise<void>;
}

/** An entry of the index: a record has the key `high:low`, or has it no longer. */
type Entry = readonly [high: number, low: number, record: number, hasIt: boolean];

const sales = toSourceName('sales');
const origin: MatchOrigin = {
  model: 7,
  fingerprint: 'config',
  decisions: [{ kind: 'must_link', a: toRecordId(1), b: toRecordId(2) }],
  generic: new Map([[toFieldName('phone'), ['+98 "x"']]]),
};
const ids = (...numbers: readonly number[]): RecordId[] => numbers.map(toRecordId);
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const edge = (a: number, b: number, weight = 5): MatchEdge => ({
  a: toRecordId(a),
  b: toRecordId(b),
  weight,
  levels: [0, -1],
});

function segmentOf(entries: readonly Entry[]): Segment {
  return createSegment(bitsFor(entries.length), (add) => {
    for (const [high, low, record, hasIt] of entries) add(high, low, hasIt ? record : ~record);
  });
}

function contentOf(entries: readonly Entry[], records = 0): IndexContent {
  return { segment: encodeSegment(segmentOf(entries)), counts: { records, keysOfSize: [], labels: new Map() } };
}

/** A delta in which nothing changes but what is given. */
export function deltaOf(parts: Partial<MatchDelta>): MatchDelta {
  const { clusters, held, possibleMatches, contestedDecisions } = matchResult({});
  return {
    changed: [],
    segment: segmentOf([]),
    counts: { records: 0, keysOfSize: [], labels: new Map() },
    rules: [],
    edgesLost: [],
    edgesWon: [],
    reclustered: [],
    part: { clusters, held, possibleMatches, contestedDecisions },
    ...parts,
  };
}

function keysOf(...hashes: readonly (readonly [high: number, low: number])[]): KeyList {
  return {
    length: hashes.length,
    high: Int32Array.from(hashes, ([high]) => high),
    low: Int32Array.from(hashes, ([, low]) => low),
  };
}

async function membersOf(index: MatchIndex, keys: KeyList): Promise<Record<number, number[]>> {
  const found: Record<number, number[]> = {};
  await index.members(keys, (key, members) => {
    found[key] = [...members];
  });
  return found;
}

async function scanned(index: MatchIndex): Promise<string[]> {
  const found: string[] = [];
  await index.scan((high, low, size, members) => {
    expect(members()).toHaveLength(size);
    found.push(`${high}:${low} ${members().join(' ')}`);
  });
  return found.sort();
}

const byId = <T>(list: readonly T[]): T[] => list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** The contract of pipeline/ports/match-index.ts. */
export function describeMatchIndex(name: string, open: () => Promise<IndexUnderTest>): void {
  describe(`${name} is a MatchIndex`, () => {
    test('there is no result at first; then it is known what it was made from', async () => {
      const { index, put } = await open();
      expect(await index.state()).toBeNull();
      await put(toRecordId(1), sales, bytes(1));
      await index.replace(matchResult({}), contentOf([[1, 2, 1, true]], 1), origin);
      expect(await index.state()).toEqual({ origin, records: 1, changed: 0, isWhole: true });
      const later = { ...origin, decisions: [], generic: new Map(), fingerprint: 'other' };
      await index.apply(deltaOf({ counts: { records: 3, keysOfSize: [], labels: new Map() } }), later);
      expect(await index.state()).toEqual({ origin: later, records: 3, changed: 0, isWhole: true });
    });

    test('records that came, changed or went are told with what they were and are, until they are matched', async () => {
      const { index, put, remove } = await open();
      for (const id of ids(1, 2, 3)) await put(id, sales, bytes(id));
      await index.replace(matchResult({}), contentOf([]), origin);
      expect(await index.changes()).toEqual([]);
      const tickets = toSourceName('tickets');
      await put(toRecordId(1), sales, bytes(11));
      await put(toRecordId(1), sales, bytes(12, 0));
      await remove(toRecordId(2));
      await put(toRecordId(4), tickets, bytes(4, 255));
      await put(toRecordId(5), tickets, bytes(5));
      await remove(toRecordId(5));
      await put(toRecordId(3), sales, bytes(33));
      await put(toRecordId(3), sales, bytes(3));
      const changes = async () =>
        byId((await index.changes()).map(({ record, source, before, after }) => ({ record, source, before, after })));
      expect(await changes()).toEqual([
        { record: 1, source: 'sales', before: bytes(1), after: bytes(12, 0) },
        { record: 2, source: 'sales', before: bytes(2), after: null },
        { record: 4, source: 'tickets', before: null, after: bytes(4, 255) },
      ]);
      expect((await index.state())!.changed).toBe(3);
      await index.apply(deltaOf({ changed: ids(1, 2) }), origin);
      expect(await changes()).toEqual([{ record: 4, source: 'tickets', before: null, after: bytes(4, 255) }]);
      await put(toRecordId(2), sales, bytes(2));
      await index.replace(matchResult({}), contentOf([]), origin);
      expect(await changes()).toEqual([]);
      const live: unknown[] = [];
      const visit = ({ record, source, data }: { record: RecordId; source: SourceName; data: Uint8Array }) =>
        void live.push([record, source, ...data]);
      await index.comparables(ids(4, 2, 99, 5), visit);
      expect(byId(live)).toEqual([
        [2, 'sales', 2],
        [4, 'tickets', 4, 255],
      ]);
      live.length = 0;
      await index.allComparables(visit);
      expect(byId(live)).toEqual([
        [1, 'sales', 12, 0],
        [2, 'sales', 2],
        [3, 'sales', 3],
        [4, 'tickets', 4, 255],
      ]);
    });

    test('whatever entries come and go, every key leads to the records that have it', async () => {
      const { index } = await open();
      const spread = (key: number): readonly [number, number] => [Math.imul(key, 0x9e3779b1), key % 3];
      const change = fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 12 }));
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 400 }),
          fc.array(fc.array(change, { maxLength: 12 }), { maxLength: 9 }),
          async (filling, rounds) => {
            const has = new Map<number, Set<number>>();
            const toggle = (key: number, record: number): Entry => {
              const members = has.get(key) ?? new Set();
              has.set(key, members);
              const hadIt = members.delete(record);
              if (!hadIt) members.add(record);
              return [...spread(key), record, !hadIt];
            };
            const base = Array.from({ length: filling }, (_, i) => toggle(100 + (i >> 1), 1 + (i % 2)));
            await index.replace(matchResult({}), contentOf(base), origin);
            for (const round of rounds) {
              const once = new Map(round.map(([key, record]) => [`${key} ${record}`, [key, record] as const]));
              const entries = [...once.values()].map(([key, record]) => toggle(key, record));
              await index.apply(deltaOf({ segment: segmentOf(entries) }), origin);
            }
            const keys = [...has.keys(), 77];
            const expected = keys.map((key) => [...(has.get(key) ?? [])].sort((a, b) => a - b));
            const members = await membersOf(index, keysOf(...keys.map(spread)));
            expect(keys.map((_, i) => members[i] ?? [])).toEqual(expected);
            expect(await scanned(index)).toEqual(
              keys
                .flatMap((key, i) =>
                  expected[i]!.length === 0 ? [] : [`${spread(key).join(':')} ${expected[i]!.join(' ')}`],
                )
                .sort(),
            );
            expect((await index.state())!.isWhole).toBe(true);
          },
        ),
        { numRuns: 15 },
      );
    }, 60_000);

    test('counts come back as they were given', async () => {
      const { index } = await open();
      const counts = {
        records: 12,
        keysOfSize: [
          new Map([
            [3, 1],
            [2, 40],
          ]),
          new Map(),
        ],
        labels: new Map([['phone:last 7', 5]]),
      };
      await index.replace(matchResult({}), { ...contentOf([]), counts }, origin);
      expect(await index.counts()).toEqual(counts);
      const next = { records: 13, keysOfSize: [new Map([[2, 39]])], labels: new Map([['email:exact', 1]]) };
      await index.apply(deltaOf({ counts: next }), origin);
      expect(await index.counts()).toEqual(next);
    });

    test('a snapshot reads everything that is read otherwise', async () => {
      const { index, put } = await open();
      await put(toRecordId(1), sales, bytes(1));
      await index.replace(matchResult({ edges: [edge(1, 2)] }), contentOf([[1, 2, 1, true]], 1), origin);
      const key = keysOf([1, 2]);
      expect(
        await index.snapshot(async (reader) => {
          const found: number[][] = [];
          await reader.members(key, (_, members) => void found.push([...members]));
          await reader.comparables(ids(1), ({ data }) => void found.push([...data]));
          return [await reader.state(), await reader.edgesOf(ids(2)), ...found];
        }),
      ).toEqual([await index.state(), [edge(1, 2)], [1], [1]]);
    });

    test('a finder finds the records of keys, until another result is stored', async () => {
      const { index, put, remove } = await open();
      for (const id of ids(1, 2, 3, 4)) await put(id, sales, bytes(id));
      const entries: readonly Entry[] = [1, 2, 3].map((record) => [7, 1, record, true]);
      await index.replace(matchResult({}), contentOf([...entries, [-9, 1, 1, true], [-9, 1, 4, true]]), origin);
      const finder = await index.finder();
      const keys = keysOf([7, 1], [-9, 1], [8, 8]);
      const find = async (most: number, from = finder): Promise<readonly unknown[]> => {
        const found: (readonly [RecordId, number])[] = [];
        const isCurrent = await from.find(
          keys,
          (_, size) => size > 0 && size <= most,
          ({ record, data }) => void found.push([record, data[0]!]),
        );
        return [isCurrent, ...byId(found)];
      };
      expect(await find(3)).toEqual([true, [1, 1], [2, 2], [3, 3], [4, 4]]);
      expect(await find(2)).toEqual([true, [1, 1], [4, 4]]);
      expect(await find(0)).toEqual([true]);
      // What records are now, though they are found by what they were.
      await put(toRecordId(4), sales, bytes(44));
      await remove(toRecordId(1));
      expect(await find(2)).toEqual([true, [4, 44]]);
      const left: readonly Entry[] = [[-9, 1, 1, false]];
      await index.apply(deltaOf({ changed: ids(1, 4), segment: segmentOf(left) }), origin);
      expect((await find(2))[0]).toBe(false);
      expect(await find(1, await index.finder())).toEqual([true, [4, 44]]);
      const again = await index.finder();
      await index.replace(matchResult({}), contentOf([]), origin);
      expect(await find(3, again)).toEqual([false]);
      expect(await find(3, await index.finder())).toEqual([true]);
    });

    test('edges are lost, won and weighed anew', async () => {
      const { index } = await open();
      const edges = [edge(1, 2), edge(2, 3, 1.25), edge(5, 4, -0.1)];
      await index.replace(matchResult({ edges }), contentOf([]), origin);
      expect(byId(await index.edgesOf(ids(2, 3, 4)))).toEqual(byId(edges));
      const won = [edge(2, 3, 2), edge(3, 4)];
      await index.apply(deltaOf({ edgesLost: [edge(1, 2), edge(5, 4)], edgesWon: won }), origin);
      expect(byId(await index.edgesOf(ids(1, 2, 3, 4, 5)))).toEqual(byId(won));
      expect(await index.edgesOf(ids(4))).toEqual([edge(3, 4)]);
      expect(await index.edgesOf(ids(1, 5))).toEqual([]);
    });

    test('clusters give way where their records are clustered again; held ones come back as they were made', async () => {
      const { index } = await open();
      const clusters = [ids(1, 2), ids(3, 4, 5), ids(6, 7)];
      const held = [{ members: ids(6, 7, 8), reason: 'oversized' as const }];
      await index.replace(matchResult({ clusters, held }), contentOf([]), origin);
      const found = async (...wanted: readonly number[]) =>
        byId((await index.clustersOf(ids(...wanted))).map((members) => members.toSorted((a, b) => a - b)));
      expect(await found(1, 4, 9)).toEqual([ids(1, 2), ids(3, 4, 5)]);
      expect(await found(6)).toEqual([ids(6, 7, 8)]);
      expect(await found(8)).toEqual([ids(6, 7, 8)]);
      const part = { clusters: [ids(2, 3), ids(7, 8)], held: [], possibleMatches: [], contestedDecisions: [] };
      await index.apply(deltaOf({ reclustered: ids(1, 2, 3, 4, 5, 6, 7, 8), part }), origin);
      expect(await found(1, 2, 3, 4, 5, 6, 7, 8)).toEqual([ids(2, 3), ids(7, 8)]);
      await index.apply(
        deltaOf({
          reclustered: ids(7, 8),
          part: { ...part, clusters: [], held: [{ ...held[0]!, members: ids(7, 8) }] },
        }),
        origin,
      );
      expect(await found(2, 8)).toEqual([ids(2, 3), ids(7, 8)]);
      await index.apply(deltaOf({ reclustered: ids(7), part: { ...part, clusters: [] } }), origin);
      expect(await found(2, 3, 7, 8)).toEqual([ids(2, 3)]);
    });
  });
}
