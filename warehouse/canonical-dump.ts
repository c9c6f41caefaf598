import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Warehouse } from '../pipeline/ports/warehouse.ts';
import { decodeGolden } from './codec/golden-record.ts';
import { fetchBatches } from './db/batches.ts';
import { readSnapshot } from './db/in-transaction.ts';
import type { Transaction } from './db/transaction.ts';
import { databaseOf } from './opened.ts';

/**
 * What the warehouse knows, as JSON lines in canonical order: source records with their content, normalized records, edges,
 * clusters, golden records with provenance, conflicts and decisions. Records are named by source, stream and key, customers by
 * their members. What is held back is no part of it: that depends on how the facts came. There are no ids, times, runs or counts of attempts in it, so that two warehouses that hold the same facts
 * and projections give the same dump, byte for byte (laws 2 and 3).
 */
export function canonicalDump(warehouse: Warehouse): AsyncIterable<string> {
  return readSnapshot(databaseOf(warehouse), dump);
}

/** SHA-256 of the dump, in hex, and its number of lines. */
export interface CanonicalDigest {
  readonly digest: string;
  readonly lines: number;
}

export async function canonicalDigest(warehouse: Warehouse): Promise<CanonicalDigest> {
  const sha256 = createHash('sha256');
  let lines = 0;
  for await (const line of canonicalDump(warehouse)) {
    lines += 1;
    sha256.update(`${line}\n`);
  }
  return { digest: sha256.digest('hex'), lines };
}

async function* dump(transaction: Transaction): AsyncGenerator<string> {
  await nameRecords(transaction);
  for (const section of sections)
    for await (const rows of fetchBatches<Readonly<Record<string, unknown>>>(transaction, section.query, 2_000))
      for (const row of rows) yield JSON.stringify([section.name, ...Object.values(section.show?.(row) ?? row)]);
}

/** Temporary table with the canonical name and the canonical rank of every record. */
async function nameRecords({ db }: Transaction): Promise<void> {
  await sql`
    create temporary table named on commit drop as
    select r.id, jsonb_build_array(s.name, r.stream, r.key) as name,
      (row_number() over (order by s.name, r.key, r.stream))::integer as rank
    from source_record r join source s on s.id = r.source_id`.execute(db);
  await sql`create unique index on named (id)`.execute(db);
  await sql`analyze named`.execute(db);
}

interface Section {
  readonly name: string;
  /** Columns in the order of the line. */
  readonly query: RawBuilder<Readonly<Record<string, unknown>>>;
  readonly show?: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

const sections: readonly Section[] = [
  {
    name: 'record',
    query: sql`
      select n.name, r.deleted_at is not null as deleted, v.hash, v.raw::jsonb as raw
      from named n join source_record r on r.id = n.id
      join source_record_version v on v.record_id = r.id and v.version = r.version
      order by n.rank`,
  },
  {
    name: 'normalized',
    query: sql`
      select n.name, m.kind, m.fields, m.updated_at
      from named n join normalized_record m on m.record_id = n.id where m.fields is not null order by n.rank`,
  },
  {
    name: 'edge',
    query: sql`
      select a.name as a, b.name as b, e.weight, e.levels
      from match_edge e join named a on a.id = e.a join named b on b.id = e.b order by a.rank, b.rank`,
  },
  {
    name: 'cluster',
    query: sql`
      select jsonb_agg(n.name order by n.rank) as members
      from cluster_member c join named n on n.id = c.record_id group by c.cluster_id order by min(n.rank)`,
  },
  {
    name: 'customer',
    query: sql`
      select members.names, members.ids, g.kind, g.fields, g.provenance, g.contradictions
      from (
        select m.customer_id, min(n.rank) as rank, jsonb_agg(n.name order by n.rank) as names,
          array_agg(n.id order by n.rank) as ids
        from membership m join named n on n.id = m.record_id group by m.customer_id
      ) members
      join customer c on c.id = members.customer_id
      join golden_record g on g.id = c.golden_id
      order by members.rank`,
    show: showCustomer,
  },
  {
    name: 'conflict',
    query: sql`
      select c.kind, names.list as records,
        (select n.name from membership m join named n on n.id = m.record_id
          where m.customer_id = c.customer_id order by n.rank limit 1) as customer,
        c.field, c.source, c.reason, c.weight
      from conflict c
      cross join lateral (
        select jsonb_agg(n.name order by n.rank) as list, array_agg(n.rank order by n.rank) as ranks
        from named n where n.id = any(c.records)
      ) names
      where c.closed_at is null and c.kind <> 'held_changes' order by c.kind, names.ranks, c.field, c.source`,
  },
  {
    name: 'decision',
    query: sql`
      select d.kind, names.list as records, d.field, d.content, d.expires_at, names.ids
      from active_decision d
      cross join lateral (
        select jsonb_agg(n.name order by n.rank) as list, array_agg(n.rank order by n.rank) as ranks,
          array_agg(n.id order by n.rank) as ids
        from named n where n.id = any(d.records)
      ) names
      where d.kind <> 'release_hold' order by d.kind, names.ranks, d.field, d.content::text, d.id`,
    show: showDecision,
  },
];

/** Names the records of the parts of a split, which a decision lists as its author did. */
function showDecision(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { ids, ...columns } = row as { readonly ids: readonly number[] | null; readonly content: object };
  const { content } = columns;
  if (!('parts' in content)) return columns;
  const ranks = (content.parts as readonly (readonly number[])[]).map((part) =>
    part.map((record) => ids?.indexOf(record) ?? -1).sort((a, b) => a - b),
  );
  return { ...columns, content: { parts: ranks.sort((a, b) => a[0]! - b[0]!) } };
}

/** Names the records of the provenance. */
function showCustomer(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { names, ids, kind, ...columns } = row as Parameters<typeof decodeGolden>[0] & {
    readonly names: readonly unknown[];
    readonly ids: readonly number[];
  };
  const { fields, provenance, contradictions } = decodeGolden({ kind, ...columns });
  const nameOf = new Map(ids.map((id, index) => [id, names[index]]));
  const named = JSON.stringify(provenance, (key, value: unknown) =>
    key === 'record' ? (nameOf.get(value as number) ?? null) : value,
  );
  return { names, kind, fields, provenance: JSON.parse(named), contradictions };
}
