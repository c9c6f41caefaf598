import { type RawBuilder, sql } from 'kysely';
import { compareRecords } from '../../matching/canonical-order.ts';
import type { NormalizedRecord, PartyKind } from '../../matching/normalized-record.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import type { CustomerMembers, StaleCustomers } from '../../pipeline/ports/customer-store.ts';
import { parseFields } from '../codec/parse-fields.ts';
import { createRowReader } from '../db/binary-rows.ts';
import type { Database } from '../db/database.ts';
import { readSnapshot } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import {
  type DecisionsByRecord,
  decisionsOf,
  fieldDecisionDigests,
  readFieldDecisions,
} from './decisions/field-decisions.ts';
import { type GoldenInput, GoldenInputs, type StoredMember } from './golden-inputs.ts';
import { readSources } from './match-index/read-records.ts';
import { findMergeCandidates } from './merge-candidates.ts';

/** Records per batch, about; customers are never cut. */
const batchRecords = 3_000;

/** Where members and their golden records are read. */
interface Stored {
  /** Record and customer as they will be when the pending identities are published. */
  readonly membership: RawBuilder<unknown>;
  readonly customer: RawBuilder<unknown>;
}

const futureMembership = (published: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select m.record_id, m.customer_id from ${published}
  where not exists (select from pending_membership p where p.record_id = m.record_id)
  union all
  select record_id, customer_id from pending_membership where customer_id is not null`;

/** Of the customers whose golden record may be another one: of few, members are looked up once and customers one by one. */
async function findStored({ db }: Transaction, fingerprint: string): Promise<Stored> {
  if (!(await findMergeCandidates({ db }, fingerprint)))
    return { membership: sql`(${futureMembership(sql`membership m`)})`, customer: sql`customer` };
  await sql`
    create temporary table future_member on commit drop as
    ${futureMembership(sql`membership m join merge_candidate k on k.customer_id = m.customer_id`)}`.execute(db);
  await sql`analyze future_member`.execute(db);
  return {
    membership: sql`future_member`,
    customer: sql`(select c.* from merge_candidate k join customer c on c.id = k.customer_id)`,
  };
}

/**
 * Members by customer, with what their customer's golden record, pending or else published, was made from. Nearly always it was something
 * else, or there is none: who has not changed is no candidate, and without candidates the rules are others. So all contents are read
 * at once, and the digests are compared by who reads them: see `GoldenInputs` for the columns.
 */
const members = ({ membership, customer }: Stored): RawBuilder<unknown> => sql`
  select m.customer_id, n.record_id, n.hash, n.seen_at, j.decisions, g.input_hash, n.source_id, r.key, n.kind, n.updated_at, n.fields
  from ${membership} m
  join normalized_record n on n.record_id = m.record_id
  join source_record r on r.id = n.record_id
  left join (${fieldDecisionDigests}) j on j.record_id = m.record_id
  left join pending_golden p on p.customer_id = m.customer_id
  left join ${customer} c on c.id = m.customer_id
  left join golden_record g on g.id = coalesce(p.golden_id, c.golden_id)
  where n.fields is not null
  order by m.customer_id, n.record_id`;

/** Customers whose golden record, pending or else published, was made from other input. */
export function readStaleGolden(database: Database, fingerprint: string): AsyncIterable<StaleCustomers> {
  return readSnapshot(database, (transaction) => readBatches(transaction, fingerprint));
}

async function* readBatches(transaction: Transaction, fingerprint: string): AsyncGenerator<StaleCustomers> {
  const { db } = transaction;
  const stored = await findStored(transaction, fingerprint);
  const { rows } = await sql<{ customers: number }>`
    select count(distinct customer_id) as customers from ${stored.membership} m`.execute(db);
  const { customers } = rows[0]!;
  const decided = await readFieldDecisions({ db });
  const inputs = new GoldenInputs(fingerprint, await readSources(transaction));
  const takeBatch = (): StaleCustomers => ({
    customers: mapBatch(inputs.take(), (input) => toCustomer(input, decided)),
    total: customers - inputs.fresh,
  });
  const read = createRowReader(inputs.add);
  for await (const chunk of transaction.copyChunksOut(members(stored).compile(db).sql)) {
    read(chunk);
    if (inputs.size >= batchRecords) yield takeBatch();
  }
  inputs.endCustomer();
  if (inputs.size > 0) yield takeBatch();
}

function toCustomer({ customer, hash, members: stored }: GoldenInput, decided: DecisionsByRecord): CustomerMembers {
  const found = stored.map(toRecord);
  return {
    customer,
    inputHash: hash,
    members: found.sort(compareRecords),
    decisions: decisionsOf(found, decided),
  };
}

function toRecord({ id, source, key, kind, fields, updatedAt, seenAt }: StoredMember): NormalizedRecord {
  return {
    id,
    source,
    key,
    kind: kind as PartyKind | null,
    fields: parseFields(fields),
    updatedAt,
    firstSeenAt: seenAt,
  };
}
