import { sql } from 'kysely';
import { type CustomerId, type RecordId, type SourceName, toCustomerId } from '../../matching/ids.ts';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import { decodeGolden } from '../codec/golden-record.ts';
import type { Database } from '../db/database.ts';
import { readSnapshot } from '../db/in-transaction.ts';

const pageSize = 1_000;

/** Live ones of these customers, by id. */
export async function readPublished(db: Database['db'], ids: readonly string[]): Promise<readonly PublishedCustomer[]> {
  const list = [...ids];
  const { rows } = await sql<{
    id: string;
    kind: string | null;
    fields: unknown;
    provenance: unknown;
    contradictions: unknown;
  }>`
    select c.id, g.kind, g.fields, g.provenance, g.contradictions
    from customer c join golden_record g on g.id = c.golden_id
    where c.id = any(${list}) and c.state = 'live' order by c.id`.execute(db);
  const { rows: members } = await sql<{ customer: string; id: RecordId; source: SourceName; key: string }>`
    select m.customer_id as customer, r.id, s.name as source, r.key
    from membership m join source_record r on r.id = m.record_id join source s on s.id = r.source_id
    where m.customer_id = any(${list}) order by s.name, r.key, r.id`.execute(db);
  const membersOf = new Map<string, PublishedCustomer['members'][number][]>(ids.map((id) => [id, []]));
  for (const { customer, ...member } of members) membersOf.get(customer)?.push(member);
  return rows.map((row) => ({
    id: toCustomerId(row.id),
    golden: decodeGolden(row),
    members: membersOf.get(row.id) ?? [],
  }));
}

export function readAllPublished(database: Database): AsyncIterable<readonly PublishedCustomer[]> {
  return readSnapshot(database, async function* ({ db }) {
    let last: CustomerId | null = null;
    for (;;) {
      const { rows }: { rows: { id: CustomerId }[] } = await sql<{ id: CustomerId }>`
        select id from customer where state = 'live' and id > ${last ?? ''} order by id limit ${pageSize}`.execute(db);
      if (rows.length === 0) return;
      yield await readPublished(
        db,
        rows.map(({ id }) => id),
      );
      last = rows.at(-1)!.id;
    }
  });
}
