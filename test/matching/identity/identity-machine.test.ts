import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assignIdentities, type ClusterMembership } from '../../../matching/identity/assign-identities.ts';
import { toRecordId } from '../../../matching/ids.ts';
import { IdentityWorld, issuer } from './identity-world.ts';

/** What people and sources do to a few records. Judgements are undone by their place, in any order. */
type Step =
  | { readonly do: 'merge'; readonly a: number; readonly b: number }
  /** Parts every cluster into the records whose bit is set and the others. */
  | { readonly do: 'split'; readonly bits: number }
  | { readonly do: 'undo'; readonly place: number }
  /** Records whose bit is set are gone from their sources from now on; the others are there. */
  | { readonly do: 'gone'; readonly bits: number };
type Judgement = Extract<Step, { do: 'merge' | 'split' }>;

const SIZE = 8;
const label = fc.nat({ max: 4 });
const start = fc.array(label, { minLength: 2, maxLength: SIZE });
const bits = fc.nat({ max: 2 ** SIZE - 1 });
const record = fc.nat({ max: SIZE - 1 });
const judgement: fc.Arbitrary<Judgement> = fc.oneof(
  fc.record({ do: fc.constant('merge' as const), a: record, b: record }),
  fc.record({ do: fc.constant('split' as const), bits }),
);
const undo = fc.record({ do: fc.constant('undo' as const), place: fc.nat({ max: 20 }) });
const gone = fc.record({ do: fc.constant('gone' as const), bits });
const judging = fc.array(fc.oneof({ weight: 3, arbitrary: judgement }, { weight: 2, arbitrary: undo }), {
  maxLength: 12,
});
const living = fc.array(
  fc.oneof({ weight: 3, arbitrary: judgement }, { weight: 2, arbitrary: undo }, { weight: 2, arbitrary: gone }),
  { maxLength: 14 },
);

describe('identities that live', () => {
  test('merges, splits and undos in any order: with the clusters of then, the ids of then are back', () => {
    fc.assert(
      fc.property(start, judging, (labels, steps) => {
        const world = new IdentityWorld();
        world.assign(clustersOf(labels, []));
        const first = new Map(world.customerOf);
        const judgements: Judgement[] = [];
        for (const step of steps) {
          take(judgements, step);
          world.assign(clustersOf(labels, judgements));
        }
        world.assign(clustersOf(labels, []));
        expect(world.customerOf).toEqual(first);
      }),
      { numRuns: 1_000 },
    );
  });

  test('merges and undos while records arrive: the ids of then are back with the records of then', () => {
    const merge = fc.record({ do: fc.constant('merge' as const), a: record, b: record });
    const arrival = fc.record({ do: fc.constant('gone' as const), bits });
    const steps = fc.array(fc.oneof(merge, undo, arrival), { maxLength: 12 });
    fc.assert(
      fc.property(start, bits, steps, (labels, late, happening) => {
        // Late records belong to clusters that have others from the start.
        let missing = labels.reduce((sum, name, i) => sum | (labels.indexOf(name) < i ? late & (1 << i) : 0), 0);
        const world = new IdentityWorld();
        world.assign(clustersOf(labels, [], missing));
        const first = [...world.customerOf];
        const judgements: Judgement[] = [];
        for (const step of happening) {
          if (step.do === 'gone') missing &= step.bits;
          else take(judgements, step);
          world.assign(clustersOf(labels, judgements, missing));
        }
        world.assign(clustersOf(labels, [], 0));
        for (const [id, customer] of first) expect(world.customerOf.get(id)).toBe(customer);
        expect(world.homeOf).toEqual(new Map());
      }),
      { numRuns: 1_000 },
    );
  });

  test('undoing the last merge or split at once changes no id, whatever happened before', () => {
    fc.assert(
      fc.property(start, bits, living, judgement, (labels, late, steps, last) => {
        const { world, judgements, missing } = play(labels, steps, late);
        const before = new Map(world.customerOf);
        world.assign(clustersOf(labels, [...judgements, last], missing));
        world.assign(clustersOf(labels, judgements, missing));
        expect(world.customerOf).toEqual(before);
      }),
      { numRuns: 1_000 },
    );
  });

  test('after merges and arrivals, whatever else records form, undone at once, changes no id', () => {
    const labels = fc.array(fc.nat({ max: SIZE - 1 }), { minLength: SIZE, maxLength: SIZE });
    const merge = fc.record({ do: fc.constant('merge' as const), a: record, b: record });
    const steps = fc.array(fc.record({ merge, arrival: bits }), { maxLength: 5 });
    fc.assert(
      fc.property(labels, bits, steps, labels, (first, late, happening, others) => {
        const world = new IdentityWorld();
        let missing = late;
        const judgements: Judgement[] = [];
        world.assign(clustersOf(first, judgements, missing));
        for (const { merge, arrival } of happening) {
          judgements.push(merge);
          missing &= arrival;
          world.assign(clustersOf(first, judgements, missing));
        }
        const before = new Map(world.customerOf);
        world.assign(clustersOf(others, [], missing));
        world.assign(clustersOf(first, judgements, missing));
        expect(world.customerOf).toEqual(before);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a chain of merges, undone one by one, passes through the same ids', () => {
    const merges = fc.array(fc.record({ do: fc.constant('merge' as const), a: record, b: record }), { maxLength: 6 });
    fc.assert(
      fc.property(start, bits, living, merges, (labels, late, steps, chain) => {
        const { world, judgements, missing } = play(labels, steps, late);
        const seen = [new Map(world.customerOf)];
        for (const [index] of chain.entries()) {
          world.assign(clustersOf(labels, [...judgements, ...chain.slice(0, index + 1)], missing));
          seen.push(new Map(world.customerOf));
        }
        for (let length = chain.length - 1; length >= 0; length--) {
          world.assign(clustersOf(labels, [...judgements, ...chain.slice(0, length)], missing));
          expect(world.customerOf).toEqual(seen[length]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('clusters and customers correspond, clusters that stay keep their ids, and every id ever issued resolves', () => {
    fc.assert(
      fc.property(start, bits, living, (labels, late, steps) => {
        play(labels, steps, late, (world, clusters, before) => {
          const clusterOf = new Map(clusters.map((member) => [member.record, member.cluster]));
          expect(new Set(world.customerOf.keys())).toEqual(new Set(clusterOf.keys()));
          const pairs = new Set([...world.customerOf].map(([id, customer]) => `${clusterOf.get(id)} ${customer}`));
          expect(pairs.size).toBe(new Set(clusterOf.values()).size);
          expect(pairs.size).toBe(new Set(world.customerOf.values()).size);

          const [then, now] = [groupsOf(before), groupsOf(world.customerOf)];
          for (const [group, customer] of then) if (now.has(group)) expect(now.get(group)).toBe(customer);

          const live = new Set(world.customerOf.values());
          for (const [id, lead] of world.leads) {
            expect(lead === 'live').toBe(live.has(id));
            const end = world.resolve(id);
            expect(live.has(end) || world.leads.get(end) === 'retired').toBe(true);
          }
          for (const home of world.homeOf.values()) {
            const customer = world.customerOf.get(home.record);
            if (customer !== undefined) expect(world.resolve(home.home)).toBe(customer);
          }
          expect(world.assign(clusters)).toEqual({ memberships: [], left: [], changes: [], homes: [], settled: [] });
        });
      }),
      { numRuns: 400 },
    );
  });

  test('the order in which memberships and homes are given does not matter', () => {
    fc.assert(
      fc.property(start, living, start, fc.integer(), (labels, steps, next, seed) => {
        const { world } = play(labels, steps);
        const clusters = clustersOf(next, []);
        const [memberships, homes] = [world.memberships(), [...world.homeOf.values()]];
        const straight = assignIdentities(clusters, memberships, homes, issuer());
        const shuffled = assignIdentities(clusters, shuffle(memberships, seed), shuffle(homes, seed), issuer());
        expect(shuffled).toEqual(straight);
      }),
    );
  });
});

/** Lives through the steps, one assignment after each. `late`: bits of the records that are not there from the start. */
function play(
  labels: readonly number[],
  steps: readonly Step[],
  late = 0,
  check: (
    world: IdentityWorld,
    clusters: readonly ClusterMembership[],
    before: IdentityWorld['customerOf'],
  ) => void = () => {},
) {
  const world = new IdentityWorld();
  const judgements: Judgement[] = [];
  let missing = late;
  world.assign(clustersOf(labels, [], missing));
  for (const step of steps) {
    if (step.do === 'gone') missing = step.bits;
    else take(judgements, step);
    const clusters = clustersOf(labels, judgements, missing);
    const before = new Map(world.customerOf);
    world.assign(clusters);
    check(world, clusters, before);
  }
  return { world, judgements, missing };
}

function take(judgements: Judgement[], step: Exclude<Step, { do: 'gone' }>): void {
  if (step.do !== 'undo') judgements.push(step);
  else if (judgements.length > 0) judgements.splice(step.place % judgements.length, 1);
}

/** The clusters of records that start with these labels, under the judgements. */
function clustersOf(
  labels: readonly number[],
  judgements: readonly Judgement[],
  missing = 0,
): readonly ClusterMembership[] {
  let clusters = labels.map(String);
  for (const judged of judgements) {
    if (judged.do === 'split') clusters = clusters.map((name, index) => `${name}.${(judged.bits >> index) & 1}`);
    else {
      const [into, from] = [clusters[judged.a % labels.length]!, clusters[judged.b % labels.length]!];
      clusters = clusters.map((name) => (name === from ? into : name));
    }
  }
  return clusters.flatMap((name, index) =>
    (missing >> index) & 1 ? [] : [{ record: toRecordId(index), cluster: toRecordId(clusters.indexOf(name)) }],
  );
}

/** The customer of each set of records. */
function groupsOf(customerOf: IdentityWorld['customerOf']): ReadonlyMap<string, string> {
  const groups = new Map<string, number[]>();
  for (const [id, customer] of [...customerOf].sort(([a], [b]) => a - b))
    groups.set(customer, [...(groups.get(customer) ?? []), id]);
  return new Map([...groups].map(([customer, ids]) => [ids.join(' '), customer]));
}

function shuffle<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, index) => ({ item, rank: Math.imul(index + 1, seed | 1) >>> 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
