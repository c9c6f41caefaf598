import { sql } from 'kysely';
import type { MatchDelta } from '../../matching/incremental/match-delta.ts';
import type { MatchEdge } from '../../matching/match-result.ts';
import type { Transaction } from '../db/transaction.ts';

/** Puts edges in the place of all stored ones; those that stay the same are not touched. */
export async function replaceEdges(transaction: Transaction, edges: readonly MatchEdge[]): Promise<void> {
  await copyEdges(transaction, edges);
  const { db } = transaction;
  await sql`delete from match_edge e where not exists (select from edge_in i where i.a = e.a and i.b = e.b)`.execute(
    db,
  );
  await mergeEdges(transaction);
}

/** Removes and adds stored edges, or gives them other weights. */
export async function changeEdges(
  transaction: Transaction,
  { edgesLost, edgesWon }: Pick<MatchDelta, 'edgesLost' | 'edgesWon'>,
): Promise<void> {
  const lost = { a: edgesLost.map(({ a }) => a), b: edgesLost.map(({ b }) => b) };
  await sql`
    delete from match_edge e using unnest(${lost.a}::integer[], ${lost.b}::integer[]) as lost (a, b)
    where e.a = lost.a and e.b = lost.b`.execute(transaction.db);
  await copyEdges(transaction, edgesWon);
  await mergeEdges(transaction);
}

async function copyEdges({ db, copy }: Transaction, edges: readonly MatchEdge[]): Promise<void> {
  await sql`create temporary table edge_in (like match_edge) on commit drop`.execute(db);
  const rows = function* () {
    for (const { a, b, weight, levels } of edges) yield [a, b, weight, levels];
  };
  await copy('edge_in', ['a', 'b', 'weight', 'levels'], rows());
  await sql`analyze edge_in`.execute(db);
}

async function mergeEdges({ db }: Transaction): Promise<void> {
  await sql`
    update match_edge e set weight = i.weight, levels = i.levels from edge_in i
    where i.a = e.a and i.b = e.b and (e.weight, e.levels) is distinct from (i.weight, i.levels)`.execute(db);
  await sql`
    insert into match_edge select i.* from edge_in i
    where not exists (select from match_edge e where e.a = i.a and e.b = i.b) order by a, b`.execute(db);
}
