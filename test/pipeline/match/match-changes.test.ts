import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RuleStatistics } from '../../../matching/blocking/block-sizes.ts';
import { comparedFields } from '../../../matching/compared-fields.ts';
import type { PairDecision } from '../../../matching/decision.ts';
import { type FieldName, toRecordId, toSourceName } from '../../../matching/ids.ts';
import { indexContent } from '../../../matching/incremental/index-content.ts';
import type { MatchDelta } from '../../../matching/incremental/match-delta.ts';
import type { MatchOptions } from '../../../matching/match-options.ts';
import { matchTable } from '../../../matching/match-table.ts';
import type { MatchModel } from '../../../matching/model.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { planRules } from '../../../matching/plan/plan-rules.ts';
import type { Profile } from '../../../matching/profile.ts';
import { genericOf } from '../../../matching/scoring/without-generic-values.ts';
import { matchChanges } from '../../../pipeline/match/match-changes.ts';
import type { MatchOrigin } from '../../../pipeline/ports/match-index.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { entriesOf } from '../../support/matching/entries-of.ts';
import { cannotLink, mustLink, tableOf, trainCustomers } from '../../support/matching/match-customers.ts';
import { createMemoryIndex, type MemoryIndex } from '../../support/matching/memory-index.ts';

const SLOTS = 14;
const sources = ['accounting', 'sales', 'tickets'];
const corpus = fc.sample(arbitraryCustomers(300), { numRuns: 1, seed: 5 })[0]!;
const trainedModel = trainCustomers(corpus);

/** What a record becomes: one of the versions, or nothing. */
interface Change {
  readonly slot: number;
  readonly version: number | null;
}

interface Batch {
  readonly changes: readonly Change[];
  /** Made, or ended where they are in force. */
  readonly decisions: readonly PairDecision[];
  /** Which value of which column to take for generic, or to count again where it is generic. */
  readonly generic: readonly [column: number, value: number] | null;
}

const slot = fc.integer({ min: 0, max: SLOTS - 1 });
const change = fc.record({ slot, version: fc.option(fc.nat(), { freq: 4 }) });
const decision = fc
  .tuple(slot, slot, fc.boolean())
  .filter(([a, b]) => a !== b)
  .map(([a, b, together]) => (together ? mustLink : cannotLink)(a + 1, b + 1));
const batch: fc.Arbitrary<Batch> = fc.record({
  changes: fc.array(change, { maxLength: 6 }),
  decisions: fc.array(decision, { maxLength: 2 }),
  generic: fc.option(fc.tuple(fc.nat(), fc.nat()), { freq: 2 }),
});
const limits = fc.record({
  clusterSize: fc.integer({ min: 3, max: 6 }),
  blockSize: fc.integer({ min: 3, max: 6 }),
  pairsPerRecord: fc.constantFrom(0.2, 0.5, 1, 3),
  leastPairs: fc.integer({ min: 0, max: 12 }),
});
const thresholds = fc.constantFrom(
  { link: 0.95, review: 0.5 },
  { link: 0.6, review: 0.05 },
  { link: 0.5, review: 0.0001 },
);

describe('matching changes', () => {
  test('gives what matching everything gives, after every batch', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        arbitraryCustomers(24),
        fc.array(change, { minLength: 3, maxLength: 20 }),
        fc.array(batch, { minLength: 1, maxLength: 5 }),
        limits,
        thresholds,
        fc.constantFrom<string[]>([], ['sales']),
        async (versions, first, batches, ownLimits, ownThresholds, duplicateFree) => {
          const profile = standardCustomerProfile(duplicateFree);
          const world = createWorld(profile, trainedModel, versions, { limits: ownLimits, thresholds: ownThresholds });
          world.change(first);
          await world.matchFully();
          for (const { changes, decisions, generic } of batches) {
            world.change(changes);
            if (generic !== null) world.judgeValue(...generic);
            await world.matchChanges(decisions);
            expect(await world.stored()).toEqual(world.expected());
            tried++;
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(tried).toBeGreaterThan(60);
  });
});

describe('changes of a few records', () => {
  const profile = standardCustomerProfile();
  const options: MatchOptions = {
    decisions: [],
    thresholds: { link: 0.95, review: 0.5 },
    limits: { clusterSize: 50, blockSize: 3, pairsPerRecord: 3 },
  };
  const start = async (records: readonly NormalizedRecord[]): Promise<MemoryIndex> => {
    const index = createMemoryIndex(profile);
    const rules = planRules(comparedFields(profile), options);
    await index.replace(
      matchTable(tableOf([]), profile, trainedModel, options),
      indexContent(tableOf([]), new Map(), rules),
      madeFrom(options, trainedModel),
    );
    for (const record of records) index.put(record);
    await step(index);
    return index;
  };
  const step = async (index: MemoryIndex): Promise<MatchDelta> => {
    const delta = await matchChanges({ index, profile, model: trainedModel, options, decided: [] });
    await index.apply(delta, madeFrom(options, trainedModel));
    return delta;
  };
  const ali = { full_name: 'علی رضایی', birth_date: '1980-03-21', email: 'ali.rezaei@gmail.com' };
  const pair = [
    customer({ id: 1, fields: { ...ali, phone: '09121234567' } }),
    customer({ id: 2, fields: { ...ali, phone: '09121234567' } }),
  ];

  test('an index without records takes its first ones as changes', async () => {
    const index = await start(pair);
    expect(index.stored()).toMatchObject({ clusters: [[1, 2]], edges: [{ a: 1, b: 2 }] });
  });

  test('nothing changes when nothing changed', async () => {
    const index = await start(pair);
    const delta = await step(index);
    expect(delta).toMatchObject({ changed: [], edgesLost: [], edgesWon: [], reclustered: [] });
    expect(delta.segment.entries.length).toBe(0);
  });

  test('a record that comes back as it was changes nothing', async () => {
    const index = await start(pair);
    index.touch(pair[1]!.id);
    expect(await step(index)).toMatchObject({ changed: [2], edgesLost: [], edgesWon: [] });
    expect(index.stored().clusters).toEqual([[1, 2]]);
  });

  test('two records part when so many others come that their only common key makes no block any more', async () => {
    const [one, two] = [1, 2].map((id) => customer({ id, fields: { email: 'ali.rezaei@gmail.com' } }));
    const index = await start([one!, two!]);
    expect(index.stored().edges).toHaveLength(1);
    for (const id of [3, 4, 5]) index.put(customer({ id, fields: { email: 'ali.rezaei@gmail.com' } }));
    expect(await step(index)).toMatchObject({ edgesLost: [{ a: 1, b: 2 }], edgesWon: [] });
    expect(index.stored()).toMatchObject({ edges: [], clusters: [] });
    for (const id of [3, 4]) index.remove(toRecordId(id));
    await step(index);
    expect(index.stored().edges).toHaveLength(3);
  });
});

type Sorted = Readonly<Record<string, unknown>>;

function createWorld(
  profile: Profile,
  trained: MatchModel,
  versions: readonly NormalizedRecord[],
  given: Pick<MatchOptions, 'limits' | 'thresholds'>,
): {
  readonly change: (changes: readonly Change[]) => void;
  readonly judgeValue: (column: number, value: number) => void;
  readonly matchFully: () => Promise<void>;
  readonly matchChanges: (decisions: readonly PairDecision[]) => Promise<void>;
  readonly stored: () => Promise<Sorted>;
  readonly expected: () => Sorted;
} {
  const index: MemoryIndex = createMemoryIndex(profile);
  const live = new Map<number, NormalizedRecord>();
  let options: MatchOptions = { ...given, decisions: [] };
  let rules: readonly RuleStatistics[] = [];
  let ownModel = trained;
  let genericBefore = genericOf(trained);
  let batches = 0;
  const plan = planRules(comparedFields(profile), options);
  const table = (): ReturnType<typeof tableOf> => tableOf([...live.values()], profile);
  const full = (): ReturnType<typeof matchTable> => matchTable(table(), profile, ownModel, options);
  const origin = (): MatchOrigin => madeFrom(options, ownModel);
  const content = (): ReturnType<typeof indexContent> => indexContent(table(), genericOf(ownModel), plan);

  return {
    change(changes) {
      for (const { slot: place, version } of changes) {
        const id = toRecordId(place + 1);
        if (version === null) {
          live.delete(id);
          index.remove(id);
          continue;
        }
        const record: NormalizedRecord = {
          ...versions[version % versions.length]!,
          id,
          source: toSourceName(sources[place % sources.length]!),
          key: `k${(place * 7) % SLOTS}`,
        };
        live.set(id, record);
        index.put(record);
      }
    },
    judgeValue(place, value) {
      const { columns, ids, size } = table();
      const at = place % columns.length;
      const { keys, offsets, codes, field } = columns[at]!;
      if (keys.length === 0) return;
      const code = value % keys.length;
      ownModel = withToggledValue(ownModel, field.name, keys.at(code));
      for (let row = 0; row < size; row++) {
        if (codes.subarray(offsets[row], offsets[row + 1]).includes(code)) index.touch(toRecordId(ids[row]!));
      }
    },
    matchFully: () => index.replace(full(), content(), origin()),
    async matchChanges(decisions) {
      const isSame = (a: PairDecision) => (b: PairDecision) => JSON.stringify(a) === JSON.stringify(b);
      const ended = options.decisions.filter((each) => decisions.some(isSame(each)));
      const made = decisions.filter((each) => !ended.some(isSame(each)));
      options = { ...options, decisions: [...options.decisions.filter((each) => !ended.includes(each)), ...made] };
      const decided = [...ended, ...made].flatMap(({ a, b }) => [a, b]);
      // In turns keys are looked up, and all are looked at.
      const recordsPerKey = batches++ % 2 === 0 ? 0 : Number.POSITIVE_INFINITY;
      const input = { index, profile, model: ownModel, genericBefore, options, decided, recordsPerKey };
      const delta = await matchChanges(input);
      ({ rules } = delta);
      genericBefore = genericOf(ownModel);
      await index.apply(delta, origin());
    },
    async stored() {
      const { edges, clusters, held, possibleMatches, contestedDecisions, counts, entries } = index.stored();
      return {
        ...sorted({ edges, clusters, held, possibleMatches, contestedDecisions }),
        counts,
        entries,
        pairs: Object.fromEntries(rules.map(({ rule, pairs }) => [rule, pairs])),
        skipped: Object.fromEntries(rules.map(({ rule, skippedKeys }) => [rule, skippedKeys])),
      };
    },
    expected() {
      const { edges, clusters, held, possibleMatches, contestedDecisions, statistics } = full();
      const { counts, segment } = content();
      return {
        ...sorted({
          edges,
          clusters,
          held,
          possibleMatches,
          contestedDecisions,
        }),
        counts,
        entries: entriesOf(segment),
        pairs: statistics.pairsByRule,
        skipped: statistics.skippedKeysByRule,
      };
    },
  };
}

function madeFrom({ decisions }: MatchOptions, model: MatchModel): MatchOrigin {
  return { model: 1, fingerprint: 'config', decisions, generic: genericOf(model) };
}

/** The model with a value among the generic ones of its field, or without it where it was. */
function withToggledValue(model: MatchModel, field: FieldName, key: string): MatchModel {
  return {
    ...model,
    comparisons: model.comparisons.map((comparison) => {
      if (comparison.field !== field) return comparison;
      const { generic } = comparison;
      const others = generic.filter((each) => each !== key);
      return { ...comparison, generic: others.length === generic.length ? [...generic, key] : others };
    }),
  };
}

/** Lists as sets. */
function sorted(lists: Readonly<Record<string, readonly unknown[]>>): Sorted {
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [name, list.map((each) => JSON.stringify(each)).sort()]),
  );
}
