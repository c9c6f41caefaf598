import { sql } from 'kysely';
import type { GoldenRecord, Provenance } from '../../matching/golden-record.ts';
import type { CustomerId, FieldName } from '../../matching/ids.ts';
import { decodeGolden, encodeGolden } from '../codec/golden-record.ts';
import { JsonBytes } from '../codec/json-bytes.ts';
import type { Transaction } from '../db/transaction.ts';

/**
 * Takes the values of records out of all golden records that were ever served, also of customers that the records left long ago.
 * Returns how many golden records held any.
 */
export async function eraseFromGolden(
  transaction: Transaction,
  records: readonly number[],
  customer: CustomerId,
): Promise<number> {
  const { db } = transaction;
  // What other customers serve now is made of their own members.
  // In stored provenance a record stands between a value and its status: `["text",12,0]`.
  const pattern = `,(${records.join('|')}),[0-9]`;
  const { rows } = await sql<StoredGolden>`
    select id, kind, fields, provenance, contradictions from golden_record
    where provenance::text ~ ${pattern}
      and id not in (select golden_id from customer where golden_id is not null and id <> ${customer})`.execute(db);
  const gone: ReadonlySet<number> = new Set(records);
  const json = new JsonBytes();
  const emptied: number[] = [];
  for (const row of rows) {
    const golden = decodeGolden(row);
    if (!Object.values(golden.provenance).some((chosen) => names(chosen, gone))) continue;
    emptied.push(row.id);
    const { fields, provenance } = encodeGolden(withoutRecords(golden, gone), json);
    const contradictions = row.contradictions.map((asked) => ({
      ...asked,
      records: asked.records.filter((record) => !gone.has(record)),
    }));
    await sql`
      update golden_record set fields = ${textOf(fields)}, provenance = ${textOf(provenance)}, contradictions = ${JSON.stringify(contradictions)}
      where id = ${row.id}`.execute(db);
  }
  await tellOfServed(transaction, emptied);
  return emptied.length;
}

/**
 * Where the last that the feed told of a customer is one of these, the customer still serves what was in it, by values of its own
 * members: events tell of that golden record, or who reads the feed anew would miss what was taken out (law 9).
 */
async function tellOfServed({ db }: Transaction, emptied: readonly number[]): Promise<void> {
  await sql`
    update customer_event e set golden_id = c.golden_id from customer c
    where e.golden_id = any(${[...emptied]}) and c.id = e.customer_id and c.state = 'live' and c.golden_id <> e.golden_id
      and not exists (
        select from customer_event later
        where later.customer_id = e.customer_id and later.golden_id is not null and later.position > e.position
      )`.execute(db);
  await sql`
    delete from golden_record g where g.id = any(${[...emptied]}) and not exists (
      select from customer_event e where e.customer_id = g.customer_id and g.id in (e.golden_id, e.old_golden_id)
    )`.execute(db);
}

interface StoredGolden {
  readonly id: number;
  readonly kind: string | null;
  readonly fields: unknown;
  readonly provenance: unknown;
  readonly contradictions: readonly { readonly records: readonly number[] }[];
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

const names = (chosen: Provenance | undefined, gone: ReadonlySet<number>): boolean =>
  chosen !== undefined && [...chosen.winners, ...chosen.losers].some(({ record }) => gone.has(record));

/** A field that one of them won is empty, or a list of what the others gave. */
function withoutRecords(golden: GoldenRecord, gone: ReadonlySet<number>): GoldenRecord {
  const fields: Partial<Record<FieldName, string | readonly string[]>> = { ...golden.fields };
  const provenance: Partial<Record<FieldName, Provenance>> = { ...golden.provenance };
  for (const [name, chosen] of Object.entries(golden.provenance)) {
    const field = name as FieldName;
    if (chosen === undefined || !names(chosen, gone)) continue;
    const winners = chosen.winners.filter(({ record }) => !gone.has(record));
    const losers = chosen.losers.filter(({ record }) => !gone.has(record));
    if (winners.length === chosen.winners.length) provenance[field] = { ...chosen, losers };
    else if (winners.length > 0) {
      fields[field] = winners.map(({ value }) => value);
      provenance[field] = { ...chosen, winners, losers };
    } else {
      delete fields[field];
      delete provenance[field];
    }
  }
  return { ...golden, fields, provenance };
}
