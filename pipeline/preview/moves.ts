import type { IdentityAssignment, Membership } from '../../matching/identity/assign-identities.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';

/** What becomes of customers that exchange records, seen together. */
export const moveKinds = ['merged', 'split', 'regrouped', 'created', 'retired', 'resized'] as const;
/**
 * `merged`: several become one; `split`: one becomes several; `regrouped`: several become several others; `resized`: one gets or
 * loses records that belonged to no customer, or do so from now on.
 */
export type MoveKind = (typeof moveKinds)[number];

/** A customer with records that it has. */
export interface Holding {
  readonly customer: CustomerId;
  /** Ascending. */
  readonly records: readonly RecordId[];
}

/** Customers that exchange records, and nobody else does with them. */
export interface Move {
  readonly kind: MoveKind;
  /** By customer id. */
  readonly before: readonly Holding[];
  readonly after: readonly Holding[];
}

/** The moves of an assignment, those of most records first. */
export function movesOf(before: Iterable<Membership>, assignment: Pick<IdentityAssignment, 'memberships' | 'left'>) {
  const customerOf = new Map(Array.from(before, ({ record, customer }) => [record, customer]));
  const nextOf = new Map(assignment.memberships.map(({ record, customer }) => [record, customer]));
  const left = new Set(assignment.left);
  const groups = createGroups();
  for (const [record, customer] of nextOf) groups.join(customer, customerOf.get(record) ?? customer);
  for (const record of left) groups.join(customerOf.get(record)!, customerOf.get(record)!);
  const sides = new Map<CustomerId, Record<'before' | 'after', Map<CustomerId, RecordId[]>>>();
  const put = (side: 'before' | 'after', record: RecordId, customer: CustomerId | undefined): void => {
    const group = customer === undefined ? null : groups.of(customer);
    if (customer === undefined || group === null) return;
    const both = sides.get(group) ?? { before: new Map(), after: new Map() };
    sides.set(group, both);
    const records = both[side].get(customer);
    if (records === undefined) both[side].set(customer, [record]);
    else records.push(record);
  };
  for (const record of new Set([...customerOf.keys(), ...nextOf.keys()])) {
    const customer = customerOf.get(record);
    put('before', record, customer);
    if (!left.has(record)) put('after', record, nextOf.get(record) ?? customer);
  }
  return Array.from(sides.values(), (both) => toMove(holdings(both.before), holdings(both.after))).sort(compareMoves);
}

function holdings(customers: ReadonlyMap<CustomerId, RecordId[]>): readonly Holding[] {
  return Array.from(customers, ([customer, records]) => ({ customer, records: records.sort((a, b) => a - b) })).sort(
    (a, b) => (a.customer < b.customer ? -1 : 1),
  );
}

function toMove(before: readonly Holding[], after: readonly Holding[]): Move {
  return { kind: kindOf(before.length, after.length), before, after };
}

function kindOf(before: number, after: number): MoveKind {
  if (before === 0) return 'created';
  if (after === 0) return 'retired';
  if (before === 1) return after === 1 ? 'resized' : 'split';
  return after === 1 ? 'merged' : 'regrouped';
}

function compareMoves(a: Move, b: Move): number {
  return sizeOf(b) - sizeOf(a) || (firstOf(a) < firstOf(b) ? -1 : 1);
}

const sizeOf = ({ before, after }: Move): number =>
  Math.max(...[before, after].map((side) => side.reduce((sum, { records }) => sum + records.length, 0)));
const firstOf = ({ before, after }: Move): string => [...before, ...after][0]!.customer;

/** Customers that hang together by the records that they exchange. */
function createGroups() {
  const parents = new Map<CustomerId, CustomerId>();
  const rootOf = (customer: CustomerId): CustomerId => {
    let root = customer;
    for (let parent = parents.get(root)!; parent !== root; parent = parents.get(root)!) root = parent;
    parents.set(customer, root);
    return root;
  };
  const add = (customer: CustomerId): CustomerId => {
    if (!parents.has(customer)) parents.set(customer, customer);
    return rootOf(customer);
  };
  return {
    join: (a: CustomerId, b: CustomerId): void => {
      const [one, other] = [add(a), add(b)];
      if (one !== other) parents.set(other, one);
    },
    /** Null for customers that exchange nothing. */
    of: (customer: CustomerId): CustomerId | null => (parents.has(customer) ? rootOf(customer) : null),
  };
}
