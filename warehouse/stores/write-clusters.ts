import { sql } from 'kysely';
import type { Clustering } from '../../matching/cluster-and-ask.ts';
import type { RecordId } from '../../matching/ids.ts';
import { areEmpty, fillEmpty } from '../db/fill-empty.ts';
import type { Transaction } from '../db/transaction.ts';
import { noteUnresolved } from './unpublished.ts';

/** What gives way: everything that is stored, or what is stored of any of the records in the temporary table `reclustered`. */
export type Scope = 'all' | 'reclustered';

/** Puts clusters in the place of stored ones; members that stay where they are are not touched. */
export async function replaceClusters(
  transaction: Transaction,
  { clusters, held }: Pick<Clustering, 'clusters' | 'held'>,
  scope: Scope,
): Promise<void> {
  await replaceMembers(transaction, 'cluster_member', clusters, scope);
  await replaceMembers(
    transaction,
    'held_member',
    held.map(({ members }) => members),
    scope,
  );
}

/** Notes which records give way to a new part of the result. */
export async function noteReclustered({ db, copyBinary }: Transaction, records: readonly RecordId[]): Promise<void> {
  await sql`create temporary table reclustered (record_id integer primary key) on commit drop`.execute(db);
  await copyBinary(
    'reclustered',
    ['record_id'],
    records.map((record) => [record]),
  );
  await sql`analyze reclustered`.execute(db);
}

async function replaceMembers(
  transaction: Transaction,
  name: 'cluster_member' | 'held_member',
  clusters: readonly (readonly RecordId[])[],
  scope: Scope,
): Promise<void> {
  const { db, copyBinary } = transaction;
  const columns = ['record_id', 'cluster_id'];
  const rows = clusters.flatMap((members) => members.map((record) => [record, members[0]!] as const));
  if (scope === 'all' && (await areEmpty(transaction, [name]))) {
    const sorted = rows.sort(([one], [other]) => one - other);
    return fillEmpty(transaction, [name], async () => void (await copyBinary(name, columns, sorted)));
  }
  const table = sql.table(name);
  const given = sql.table(`${name}_in`);
  await sql`create temporary table ${given} (like ${table}) on commit drop`.execute(db);
  await copyBinary(`${name}_in`, columns, rows);
  await sql`analyze ${given}`.execute(db);
  const givesWay =
    scope === 'all'
      ? sql`true`
      : sql`c.cluster_id in (select m.cluster_id from ${table} m join reclustered r on r.record_id = m.record_id)`;
  const changes = [
    sql`
      delete from ${table} c
      where ${givesWay} and not exists (select from ${given} i where i.record_id = c.record_id)`,
    sql`
      update ${table} c set cluster_id = i.cluster_id from ${given} i
      where i.record_id = c.record_id and i.cluster_id <> c.cluster_id`,
    sql`
      insert into ${table} as c select i.* from ${given} i
      where not exists (select from ${table} c where c.record_id = i.record_id) order by record_id`,
  ];
  for (const change of changes)
    if (name === 'cluster_member' && scope === 'reclustered')
      await noteUnresolved({ db }, sql`${change} returning c.record_id`);
    else await change.execute(db);
}
