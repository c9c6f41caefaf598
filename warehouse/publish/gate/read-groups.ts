import { type RawBuilder, sql } from 'kysely';
import type { CountedKind } from '../../../matching/gate/change-group.ts';
import { fetchBatches } from '../../db/batches.ts';
import type { Transaction } from '../../db/transaction.ts';
import { digest } from '../../digest.ts';
import { type ConnectedIds, connectedIds } from './connected-ids.ts';
import type { PendingGroup } from './pending-group.ts';

/**
 * Puts what is pending into groups: two changes belong together when they concern one customer, or one id that records remember.
 * Reads the temporary tables of `findCauses` and `findContentChanges`. In the order of their ids.
 */
export async function readGroups(transaction: Transaction): Promise<readonly PendingGroup[]> {
  const moves = await all<Move>(transaction, sql`select record_id, before_id, after_id from moved_record`);
  const identities = await all<Identity>(
    transaction,
    sql`select customer_id, change, other_ids from pending_identity where change <> 'created' or other_ids <> '{}'`,
  );
  const contents = await all<Content>(
    transaction,
    sql`select customer_id, content_hash, loses from content_change where customer_id in (select customer_id from concerned_record)`,
  );
  const connected = connectedIds();
  for (const { before_id, after_id } of moves) connected.join([before_id, after_id]);
  for (const { customer_id, other_ids } of identities) connected.join([customer_id, ...other_ids]);
  for (const { customer_id } of contents) connected.join([customer_id]);
  for (const ids of await all<Remembered>(transaction, remembered)) connected.join(Object.values(ids));

  const drafts = await gatherRecords(transaction, connected, moves);
  const draftOf = (id: string): Draft | undefined => drafts.get(connected.rootOf(id));
  for (const { customer_id, change } of identities) {
    const kind = countedAs[change];
    const draft = draftOf(customer_id);
    draft?.customers.add(customer_id);
    if (kind !== undefined && draft !== undefined) draft.counts[kind] += 1;
  }
  for (const { customer_id, content_hash, loses } of contents) {
    const draft = draftOf(customer_id);
    if (draft === undefined) continue;
    if (loses) draft.counts.critical_fields += 1;
    draft.lines.push(`says ${draft.futureOf.get(customer_id)?.first ?? ''} ${content_hash}`);
  }
  return [...drafts.values()].map(toGroup).sort((a, b) => a.id - b.id);
}

interface Move {
  readonly record_id: number;
  readonly before_id: string | null;
  readonly after_id: string | null;
}

interface Identity {
  readonly customer_id: string;
  readonly change: string;
  readonly other_ids: readonly string[];
}

interface Content {
  readonly customer_id: string;
  readonly content_hash: string;
  readonly loses: boolean;
}

/** Ids that a record whose home changes has to do with. */
type Remembered = Readonly<Record<string, string | null>>;

const remembered = sql<Remembered>`
  select coalesce(m.customer_id, h.home_id) as "customer", v.after_id as "next", p.home_id as "home", p.origin_id as "origin",
    h.home_id as "formerHome", h.origin_id as "formerOrigin"
  from pending_home p
  left join record_home h on h.record_id = p.record_id
  left join membership m on m.record_id = p.record_id
  left join moved_record v on v.record_id = p.record_id`;

const countedAs: Readonly<Record<string, CountedKind>> = { absorbed: 'merges', split: 'splits', retired: 'retired' };

/** A group as it grows. */
interface Draft {
  readonly counts: Record<CountedKind, number>;
  readonly customers: Set<string>;
  readonly records: Set<number>;
  readonly moved: number[];
  /** By customer, its records as they are to be: the smallest, and how many; and how many it has now. */
  readonly futureOf: Map<string, { first: number; size: number; before: number }>;
  readonly lines: string[];
}

const emptyDraft = (): Draft => ({
  counts: { merges: 0, splits: 0, retired: 0, critical_fields: 0 },
  customers: new Set(),
  records: new Set(),
  moved: [],
  futureOf: new Map(),
  lines: [],
});

/** Drafts with their records and moves, by the root of their customers. */
async function gatherRecords(
  transaction: Transaction,
  connected: ConnectedIds,
  moves: readonly Move[],
): Promise<Map<string, Draft>> {
  const moveOf = new Map(moves.map((move) => [move.record_id, move]));
  const drafts = new Map<string, Draft>();
  const members = sql<{ customer_id: string; record_id: number }>`
    select customer_id, record_id from concerned_record order by customer_id, record_id`;
  for await (const rows of fetchBatches(transaction, members, BATCH))
    for (const { customer_id, record_id } of rows) {
      if (!connected.has(customer_id)) continue;
      const root = connected.rootOf(customer_id);
      const draft = drafts.get(root) ?? emptyDraft();
      drafts.set(root, draft);
      draft.customers.add(customer_id);
      draft.records.add(record_id);
      const move = moveOf.get(record_id);
      const isMember = move === undefined || move.before_id === customer_id;
      const willBe = move === undefined || move.after_id === customer_id;
      const future = draft.futureOf.get(customer_id) ?? { first: record_id, size: 0, before: 0 };
      draft.futureOf.set(customer_id, {
        first: future.size === 0 ? record_id : future.first,
        size: future.size + (willBe ? 1 : 0),
        before: future.before + (isMember ? 1 : 0),
      });
    }
  for (const { record_id, before_id, after_id } of moves) {
    const draft = drafts.get(connected.rootOf(before_id ?? after_id!));
    if (draft === undefined) continue;
    draft.moved.push(record_id);
    draft.lines.push(`${record_id} ${before_id ?? ''} ${after_id === null ? '' : draft.futureOf.get(after_id)?.first}`);
  }
  return drafts;
}

/** Rows that are read at once. */
const BATCH = 20_000;

function toGroup({ counts, customers, records, moved, futureOf, lines }: Draft): PendingGroup {
  const ascending = [...records].sort((a, b) => a - b);
  const grown = [...futureOf.values()].filter(({ size, before }) => size > 0 && size >= 2 * before);
  return {
    id: ascending[0]!,
    counts,
    largest: grown.reduce((most, { size }) => Math.max(most, size), 0),
    customers: [...customers].sort(),
    records: ascending,
    moved: moved.sort((a, b) => a - b),
    change: digest(lines.sort().join('\n')),
  };
}

async function all<Row>(transaction: Transaction, query: RawBuilder<Row>): Promise<readonly Row[]> {
  const found: Row[] = [];
  for await (const rows of fetchBatches(transaction, query, BATCH)) for (const row of rows) found.push(row);
  return found;
}
