import { sql } from 'kysely';
import type { MatchDelta } from '../../matching/incremental/match-delta.ts';
import type { MatchEdge } from '../../matching/match-result.ts';
import { areEmpty, fillEmpty } from '../db/fill-empty.ts';
import type { Transaction } from '../db/transaction.ts';
import { edgeColumns, edgeRow } from './edge-rows.ts';

/** Puts edges in the place of all stored ones; those that stay the same are not touched. */
export async function replaceEdges(transaction: Transaction, edges: readonly MatchEdge[]): Promise<void> {
  if (await areEmpty(transaction, ['match_edge'])) {
    const sorted = edges.toSorted((one, other) => one.a - other.a || one.b - other.b);
    return fillEmpty(transaction, ['match_edge'], () => copyEdges(transaction, 'match_edge', sorted));
  }
  await copyGiven(transaction, edges);
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
  await copyGiven(transaction, edgesWon);
  await mergeEdges(transaction);
}

async function copyGiven(transaction: Transaction, edges: readonly MatchEdge[]): Promise<void> {
  const { db } = transaction;
  await sql`create temporary table edge_in (like match_edge) on commit drop`.execute(db);
  await copyEdges(transaction, 'edge_in', edges);
  await sql`analyze edge_in`.execute(db);
}

async function copyEdges(
  { copyBinary }: Transaction,
  table: 'match_edge' | 'edge_in',
  edges: readonly MatchEdge[],
): Promise<void> {
  const rows = function* () {
    for (const edge of edges) yield edgeRow(edge);
  };
  await copyBinary(table, edgeColumns, rows());
}

async function mergeEdges({ db }: Transaction): Promise<void> {
  await sql`
    update match_edge e set weight = i.weight, levels = i.levels from edge_in i
    where i.a = e.a and i.b = e.b and (e.weight, e.levels) is distinct from (i.weight, i.levels)`.execute(db);
  await sql`
    insert into match_edge select i.* from edge_in i
    where not exists (select from match_edge e where e.a = i.a and e.b = i.b) order by a, b`.execute(db);
}
