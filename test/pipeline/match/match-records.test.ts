import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PairDecision } from '../../../matching/decision.ts';
import type { GenericValues } from '../../../matching/decisions/effective-model.ts';
import { type FieldName, toFieldName, toRecordId } from '../../../matching/ids.ts';
import { createPacker } from '../../../matching/incremental/comparables/pack-comparables.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { type MatchInput, matchRecords } from '../../../pipeline/match/match-records.ts';
import type { MatchIndex } from '../../../pipeline/ports/match-index.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { mustLink, trainCustomers } from '../../support/matching/match-customers.ts';
import { createMemoryIndex, type MemoryIndex } from '../../support/matching/memory-index.ts';

const profile = standardCustomerProfile();
const training = fc.sample(arbitraryCustomers(300), { numRuns: 1, seed: 5 })[0]!;
const model = { id: 3, fingerprint: 'config', model: trainCustomers(training) };
const email = toFieldName('email');
const corpus = Array.from({ length: 40 }, (_, i) =>
  customer({ id: i + 1, fields: { full_name: `${['علی', 'سارا', 'رضا'][i % 3]} نامی${i}`, city: 'تهران' } }),
);
const matching: MatchInput['matching'] = {
  thresholds: { link: 0.95, review: 0.5 },
  limits: { clusterSize: 50, blockSize: 80, pairsPerRecord: 3 },
  fields: {},
  blocking: ['default'],
} as never;

interface World {
  readonly index: MemoryIndex;
  readonly put: (...records: readonly NormalizedRecord[]) => void;
  /** How the result came about: `all`, `changes`, or nothing that had to be done. */
  readonly match: (input?: Partial<MatchInput>) => Promise<'all' | 'changes' | null>;
  readonly decide: (...decisions: readonly PairDecision[]) => void;
  readonly call: (field: FieldName, ...values: readonly string[]) => void;
}

function createWorld(wrap: (index: MatchIndex) => MatchIndex = (index) => index): World {
  const index = createMemoryIndex(profile);
  const live = new Map<number, NormalizedRecord>();
  let decisions: readonly PairDecision[] = [];
  let generic: GenericValues = new Map();
  let way: 'all' | 'changes' | null = null;
  const watched: MatchIndex = {
    ...index,
    replace: async (...result) => {
      way = 'all';
      await index.replace(...result);
    },
    apply: async (...result) => {
      way = 'changes';
      await index.apply(...result);
    },
  };
  return {
    index,
    put(...records) {
      for (const record of records) {
        live.set(record.id, record);
        index.put(record);
      }
    },
    async match(input = {}) {
      way = null;
      const counts = await matchRecords({
        profile,
        matching,
        configFingerprint: 'config',
        normalized: { count: async () => live.size, repack: async () => [...live.values()].forEach(index.put) },
        matches: {
          model: async (fingerprint) => (fingerprint === model.fingerprint ? model : null),
          modelId: async (fingerprint) => (fingerprint === model.fingerprint ? model.id : null),
          saveModel: async (fingerprint, made) => ({ id: 4, fingerprint, model: made }),
          decisions: async () => decisions,
          genericValues: async () => generic,
        },
        index: wrap(watched),
        signal: new AbortController().signal,
        onProgress: () => {},
        ...input,
      });
      expect(counts === null).toBe(way === null);
      return way;
    },
    decide: (...made) => {
      decisions = made;
    },
    call: (field, ...values) => {
      generic = new Map([[field, values]]);
    },
  };
}

async function matched(wrap?: (index: MatchIndex) => MatchIndex): Promise<World> {
  const world = createWorld(wrap);
  world.put(...corpus);
  expect(await world.match()).toBe('all');
  return world;
}

/** A version of a record that matching compares otherwise. */
const changed = (record: NormalizedRecord): NormalizedRecord => ({
  ...record,
  fields: customer({ id: 1, fields: { full_name: `ن ${record.id}`, phone: '09121110000' } }).fields,
});

describe('which way records are matched', () => {
  test('all of them first, then none, then those that changed', async () => {
    const world = await matched();
    expect(await world.match()).toBeNull();
    world.put(changed(corpus[0]!));
    expect(await world.match()).toBe('changes');
    expect(await world.match()).toBeNull();
    expect(await world.index.state()).toMatchObject({ changed: 0, records: corpus.length, origin: { model: 3 } });
  });

  test('all of them when more than a seventh changed', async () => {
    const world = await matched();
    world.put(...corpus.slice(0, 6).map(changed));
    expect(await world.match()).toBe('changes');
    world.put(...corpus.slice(6, 13).map(changed));
    expect(await world.match()).toBe('all');
  });

  test('nothing, and without the model, when nothing changed', async () => {
    const world = await matched();
    const unread = () => {
      throw new Error('the model is not needed');
    };
    const matches = { decisions: async () => [], genericValues: async () => new Map(), saveModel: unread };
    const known = { ...matches, model: unread, modelId: async () => model.id };
    expect(await world.match({ matches: known })).toBeNull();
    const judged = { ...known, genericValues: async () => new Map([[toFieldName('phone'), ['judged']]]) };
    await expect(world.match({ matches: judged })).rejects.toThrow('not needed');
  });

  test('all of them with another model, configuration or plan, and when the index lost parts', async () => {
    const world = await matched();
    const again = { ...model, id: 9 };
    const matches = { decisions: async () => [], genericValues: async () => new Map(), saveModel: async () => again };
    expect(
      await world.match({ matches: { ...matches, model: async () => again, modelId: async () => again.id } }),
    ).toBe('all');
    expect(await world.match({ matches: { ...matches, model: async () => null, modelId: async () => null } })).toBe(
      'all',
    );
    const other = await matched();
    expect(await other.match({ matching: { ...matching, blocking: [['phone:exact']] } })).toBe('all');
    let isWhole = true;
    const torn = await matched((index) => ({
      ...index,
      state: async () => {
        const state = await index.state();
        return state && { ...state, isWhole };
      },
    }));
    isWhole = false;
    expect(await torn.match()).toBe('all');
  });

  test('all of them, packed anew, when they were packed for other fields or are not all there', async () => {
    const fewer = createPacker({ ...profile, fields: profile.fields.slice(1) });
    let [outdated, missing]: (readonly NormalizedRecord[])[] = [corpus.slice(0, 1), []];
    const world = createWorld((index) => ({
      ...index,
      allComparables: (visit) =>
        index.allComparables((each) => {
          const isIt = ({ id }: NormalizedRecord) => id === each.record;
          const old = outdated!.find(isIt);
          if (!missing!.some(isIt)) visit(old === undefined ? each : { ...each, data: fewer(old) });
        }),
    }));
    const repack = async () => {
      [outdated, missing] = [[], []];
    };
    const normalized = { count: async () => corpus.length, repack };
    world.put(...corpus);
    expect(await world.match({ normalized })).toBe('all');
    expect(outdated).toEqual([]);
    missing = corpus.slice(3, 4);
    const again = { ...model, id: 9 };
    const matches = { decisions: async () => [], genericValues: async () => new Map(), saveModel: async () => again };
    expect(
      await world.match({
        normalized,
        matches: { ...matches, model: async () => again, modelId: async () => again.id },
      }),
    ).toBe('all');
    expect(missing).toEqual([]);
    expect(world.index.stored().counts.records).toBe(corpus.length);
  });

  test('all of them when a change was packed for other fields', async () => {
    const world = await matched((index) => ({
      ...index,
      changes: async () =>
        (await index.changes()).map((change) => ({ ...change, after: change.after && new Uint8Array(9) })),
    }));
    world.put(changed(corpus[0]!));
    expect(await world.match()).toBe('all');
  });

  test('those of decisions that were made or ended, and of no others', async () => {
    const world = await matched();
    const [one, two] = [
      customer({ id: 101, fields: { city: 'تهران' } }),
      customer({ id: 102, fields: { city: 'شیراز' } }),
    ];
    world.put(one, two);
    await world.match();
    expect(world.index.stored().clusters.flat()).not.toContain(one.id);
    world.decide(mustLink(101, 102));
    expect(await world.match()).toBe('changes');
    expect(world.index.stored().clusters).toContainEqual([101, 102]);
    world.decide(mustLink(102, 101));
    expect(await world.match()).toBeNull();
    world.decide();
    expect(await world.match()).toBe('changes');
    expect(world.index.stored().clusters.flat()).not.toContain(one.id);
  });

  test('those that have a value which people called generic, or call so no longer', async () => {
    const world = await matched();
    const pair = [101, 102].map((id) => customer({ id, fields: { email: 'ali.rezaei@gmail.com' } }));
    world.put(...pair);
    await world.match();
    const edge = () => world.index.stored().edges.filter(({ a }) => a === toRecordId(101)).length;
    expect(edge()).toBe(1);
    world.call(email, pair[0]!.fields[email]![0]!.key);
    expect(await world.match()).toBe('changes');
    expect(edge()).toBe(0);
    expect(await world.match()).toBeNull();
    world.call(email);
    expect(await world.match()).toBe('changes');
    expect(edge()).toBe(1);
  });
});
