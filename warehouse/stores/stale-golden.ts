import { type RawBuilder, sql } from 'kysely';
import { compareRecords } from '../../matching/canonical-order.ts';
import type { CustomerId } from '../../matching/ids.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import type { CustomerMembers, StaleCustomers } from '../../pipeline/ports/customer-store.ts';
import type { Database } from '../db/database.ts';
import { readSnapshot } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { digest } from '../digest.ts';
import {
  type DecisionsByRecord,
  decisionsOf,
  fieldDecisionDigests,
  readFieldDecisions,
} from './decisions/field-decisions.ts';
import { findMergeCandidates } from './merge-candidates.ts';
import { type NormalizedRow, selectNormalized, toNormalizedRecord } from './normalized-rows.ts';

/** Records per batch, about; customers are never cut. */
const batchRecords = 1_500;

/** Record and customer as they will be when the pending identities are published: of all customers, or of those in `merge_candidate`. */
const futureMembership = (customers: 'all' | 'candidates'): RawBuilder<unknown> => sql`
  select m.record_id, m.customer_id
  from membership m ${customers === 'all' ? sql`` : sql`join merge_candidate k on k.customer_id = m.customer_id`}
  where not exists (select from pending_membership p where p.record_id = m.record_id)
  union all
  select record_id, customer_id from pending_membership where customer_id is not null`;

/**
 * Customers whose golden record, pending or else published, was made from other input. The input is what survivorship sees:
 * the members' normalized contents, the times they were first seen, what people decided, and the rules.
 */
const staleCustomers = (fingerprint: string, membership: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select made.customer_id, made.input_hash, made.size
  from (
    select m.customer_id, count(*) as size,
      left(encode(sha256(uuid_send(${digest(fingerprint)}) || string_agg(
        int4send(n.record_id) || uuid_send(n.hash) || timestamptz_send(n.seen_at) || coalesce(j.decisions, ''::bytea),
        ''::bytea order by n.record_id)), 'hex'), 32)::uuid as input_hash
    from (${membership}) m join normalized_record n on n.record_id = m.record_id
    left join (${fieldDecisionDigests}) j on j.record_id = m.record_id
    where n.fields is not null
    group by m.customer_id
  ) made
  left join pending_golden p on p.customer_id = made.customer_id
  left join customer c on c.id = made.customer_id
  left join golden_record g on g.id = coalesce(p.golden_id, c.golden_id)
  where g.input_hash is distinct from made.input_hash`;

export function readStaleGolden(database: Database, fingerprint: string): AsyncIterable<StaleCustomers> {
  return readSnapshot(database, (transaction) => readBatches(transaction, fingerprint));
}

async function* readBatches({ db }: Transaction, fingerprint: string): AsyncGenerator<StaleCustomers> {
  const membership = futureMembership((await findMergeCandidates({ db }, fingerprint)) ? 'candidates' : 'all');
  await sql`
    create temporary table stale_customer on commit drop as
    select customer_id, input_hash, (sum(size) over (order by customer_id) / ${batchRecords}::integer)::integer as batch
    from (${staleCustomers(fingerprint, membership)}) stale`.execute(db);
  await sql`
    create temporary table stale_member on commit drop as
    select s.batch, s.customer_id, s.input_hash, m.record_id
    from stale_customer s join (${membership}) m on m.customer_id = s.customer_id
    order by s.batch`.execute(db);
  await sql`create index on stale_member (batch)`.execute(db);
  await sql`analyze stale_member`.execute(db);
  const { rows: batches } = await sql<{ batch: number; customers: number }>`
    select batch, count(*) as customers from stale_customer group by batch order by batch`.execute(db);
  const decided = await readFieldDecisions({ db });
  const total = batches.reduce((sum, { customers }) => sum + customers, 0);
  for (const { batch } of batches) {
    const { rows } = await sql<MemberRow>`
      select n.id, n.source, n.key, n.kind, n.fields::text as fields, n.updated_at, n.seen_at, m.customer_id, m.input_hash
      from stale_member m
      join (${selectNormalized} where n.fields is not null) n on n.id = m.record_id
      where m.batch = ${batch} order by m.customer_id`.execute(db);
    yield { customers: mapBatch(groupByCustomer(rows), (group) => toCustomer(group, decided)), total };
  }
}

/** A member, with its fields as JSON text. */
type MemberRow = NormalizedRow & {
  readonly fields: string;
  readonly customer_id: string;
  readonly input_hash: string;
};

/** Rows of a customer stand together. */
function groupByCustomer(rows: readonly MemberRow[]): readonly (readonly MemberRow[])[] {
  const groups: MemberRow[][] = [];
  let customer: string | null = null;
  for (const row of rows) {
    if (row.customer_id === customer) groups.at(-1)!.push(row);
    else groups.push([row]);
    customer = row.customer_id;
  }
  return groups;
}

function toCustomer(rows: readonly MemberRow[], decided: DecisionsByRecord): CustomerMembers {
  const { customer_id: customer, input_hash: inputHash } = rows[0]!;
  const members = rows.map((row) => toNormalizedRecord({ ...row, fields: JSON.parse(row.fields) }));
  return {
    customer: customer as CustomerId,
    inputHash,
    members: members.sort(compareRecords),
    decisions: decisionsOf(members, decided),
  };
}
