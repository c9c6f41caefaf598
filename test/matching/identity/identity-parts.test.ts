import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assignIdentities, type IdentityAssignment } from '../../../matching/identity/assign-identities.ts';
import { type CustomerId, toRecordId } from '../../../matching/ids.ts';
import { IdentityWorld, issuer } from './identity-world.ts';

const labels = fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 9, maxLength: 9 });

test('parts that share no cluster, customer, home or origin can be assigned by themselves', () => {
  let divided = 0;
  fc.assert(
    fc.property(fc.array(labels, { minLength: 1, maxLength: 4 }), labels, (past, next) => {
      const world = new IdentityWorld();
      for (const step of past) world.assign(clustersOf(step));
      const [clusters, memberships, homes] = [clustersOf(next), world.memberships(), [...world.homeOf.values()]];

      const parts = new Parts();
      for (const { record, cluster } of clusters) parts.join(`r${record}`, `k${cluster}`);
      for (const { record, customer } of memberships) parts.join(`r${record}`, `c${customer}`);
      for (const { record, home, origin } of homes)
        for (const id of [home, origin ?? home]) parts.join(`r${record}`, `c${id}`);
      const names = new Set([...clusters, ...memberships, ...homes].map(({ record }) => parts.find(`r${record}`)));
      if (names.size > 1) divided += 1;

      const whole = assignIdentities(clusters, memberships, homes, freshIds());
      const pieces = [...names].map((name) => {
        const within = <T extends { readonly record: number }>(items: readonly T[]) =>
          items.filter(({ record }) => parts.find(`r${record}`) === name);
        return assignIdentities(within(clusters), within(memberships), within(homes), freshIds());
      });
      expect(pieces.flatMap(factsOf).sort()).toEqual([...factsOf(whole)].sort());
    }),
    { numRuns: 500 },
  );
  expect(divided).toBeGreaterThan(100);
});

/** Ids that no world has issued. */
const freshIds = (): (() => CustomerId) => {
  const next = issuer();
  return () => `x${next()}` as CustomerId;
};

/** Clusters of the records by label; those labelled -1 are gone. */
function clustersOf(step: readonly number[]) {
  return step.flatMap((label, record) =>
    label < 0 ? [] : [{ record: toRecordId(record), cluster: toRecordId(step.indexOf(label)) }],
  );
}

/** What an assignment says, line by line; new ids by their first record. */
function factsOf({ memberships, left, changes, homes, settled }: IdentityAssignment): readonly string[] {
  const named = new Map<string, string>();
  for (const { record, customer } of memberships)
    if (customer.startsWith('x') && !named.has(customer)) named.set(customer, `new ${record}`);
  return [...memberships, ...left.map((record) => ({ left: record })), ...changes, ...homes, ...settled].map((fact) =>
    JSON.stringify(fact, (_, value) => (Array.isArray(value) ? [...value].map(nameOf).sort() : nameOf(value))),
  );

  function nameOf(value: unknown): unknown {
    return typeof value === 'string' ? (named.get(value) ?? value) : value;
  }
}

class Parts {
  readonly #parent = new Map<string, string>();

  find(name: string): string {
    const parent = this.#parent.get(name) ?? name;
    return parent === name ? name : this.find(parent);
  }

  join(a: string, b: string): void {
    this.#parent.set(this.find(a), this.find(b));
  }
}
