import { type RawBuilder, sql } from 'kysely';
import type { MembersBasis, StaleMembers } from '../../pipeline/ports/customer-store.ts';
import { type BinaryRow, createRowReader } from '../db/binary-rows.ts';
import type { Database } from '../db/database.ts';
import { areEmpty } from '../db/fill-empty.ts';
import { readSnapshot } from '../db/in-transaction.ts';
import type { Transaction } from '../db/transaction.ts';
import { fieldDecisionDigests, readFieldDecisions } from './decisions/field-decisions.ts';
import { CUSTOMER } from './golden-inputs.ts';
import { readSources } from './match-index/read-records.ts';
import { findMergeCandidates } from './merge-candidates.ts';

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
  ${pendingMembership}`;

const pendingMembership = sql`select record_id, customer_id from pending_membership where customer_id is not null`;

/** Before the first publication there is nothing but what is pending. Of a single table, the planner knows how it is best joined. */
async function allMembership({ db }: Transaction): Promise<RawBuilder<unknown>> {
  return (await areEmpty({ db }, ['membership'])) ? pendingMembership : futureMembership(sql`membership m`);
}

/** Of the customers whose golden record may be another one: of few, members are looked up once and customers one by one. */
async function findStored(transaction: Transaction, fingerprint: string): Promise<Stored> {
  const { db } = transaction;
  if (!(await findMergeCandidates({ db }, fingerprint)))
    return { membership: sql`(${await allMembership(transaction)})`, customer: sql`customer` };
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

/** The work of CustomerStore.staleMembers. */
export async function readStaleMembers(database: Database, fingerprint: string): Promise<StaleMembers> {
  const read = readSnapshot<MembersBasis | Uint8Array<ArrayBuffer>>(database, (transaction) =>
    readParts(transaction, fingerprint),
  );
  const { value: basis } = await read.next();
  return { basis: basis as MembersBasis, parts: read as AsyncGenerator<Uint8Array<ArrayBuffer>> };
}

/** First the basis, then the parts. */
async function* readParts(
  transaction: Transaction,
  fingerprint: string,
): AsyncGenerator<MembersBasis | Uint8Array<ArrayBuffer>> {
  const { db } = transaction;
  const stored = await findStored(transaction, fingerprint);
  const { rows } = await sql<{ customers: number; records: number }>`
    select count(distinct customer_id) as customers, count(*) as records from ${stored.membership} m`.execute(db);
  const { customers, records } = rows[0]!;
  yield {
    customers,
    parts: Math.ceil(records / PART),
    decided: await readFieldDecisions({ db }),
    sources: await readSources(transaction),
  };
  const cutter = new Cutter();
  const read = createRowReader(cutter.add);
  for await (const chunk of transaction.copyChunksOut(members(stored).compile(db).sql)) {
    read(chunk);
    yield* cutter.takeFull();
  }
  yield* cutter.takeAll();
}

/** Records per part, about; customers are never cut. */
const PART = 3_000;
const FIRST_SIZE = 1 << 20;

/** Cuts rows of members, which come by customer, into parts of whole customers. Each has memory of its own, so that it can be handed to another thread. */
class Cutter {
  private full: Uint8Array<ArrayBuffer>[] = [];
  private bytes = Buffer.allocUnsafeSlow(FIRST_SIZE);
  private at = 0;
  private rows = 0;
  /** Of the last row, once there are enough. */
  private customer: string | null = null;

  readonly add = (row: BinaryRow): void => {
    if (this.rows >= PART && row.text(CUSTOMER) !== this.customer) this.end();
    const whole = row.whole();
    this.reserve(whole.length);
    this.bytes.set(whole, this.at);
    this.at += whole.length;
    this.rows++;
    if (this.rows >= PART) this.customer = row.text(CUSTOMER);
  };

  takeFull(): readonly Uint8Array<ArrayBuffer>[] {
    const { full } = this;
    if (full.length > 0) this.full = [];
    return full;
  }

  takeAll(): readonly Uint8Array<ArrayBuffer>[] {
    if (this.rows > 0) this.end();
    return this.takeFull();
  }

  private end(): void {
    this.full.push(this.bytes.subarray(0, this.at));
    this.bytes = Buffer.allocUnsafeSlow(this.bytes.length);
    this.at = 0;
    this.rows = 0;
  }

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.at + more));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }
}
