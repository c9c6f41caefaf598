import { sql } from 'kysely';
import type { RecordId } from '../../../matching/ids.ts';
import type { BlockCounts } from '../../../matching/incremental/counts/block-counts.ts';
import type { MatchEdge } from '../../../matching/match-result.ts';
import type { Transaction } from '../../db/transaction.ts';
import { edgeColumns, toEdge } from '../edge-rows.ts';
import { integerList } from './integer-list.ts';

/** Stored edges with an end among some records. */
export async function readEdges({ copyOut }: Transaction, records: readonly RecordId[]): Promise<readonly MatchEdge[]> {
  const ids = integerList(records);
  const edges: MatchEdge[] = [];
  await copyOut(
    `select ${edgeColumns} from match_edge where a = any(${ids})
     union all
     select ${edgeColumns} from match_edge where b = any(${ids}) and a <> all(${ids})`,
    (row) => edges.push(toEdge(row)),
  );
  return edges;
}

/** Clusters, held ones as they were made, that have one of some records. */
export async function readClusters(
  { db }: Transaction,
  records: readonly RecordId[],
): Promise<readonly (readonly RecordId[])[]> {
  const ids = [...records];
  const { rows } = await sql<{ members: RecordId[] }>`
    select array_agg(record_id order by record_id) as members from held_member
    where cluster_id in (select cluster_id from held_member where record_id = any(${ids}))
    group by cluster_id
    union all
    select array_agg(record_id order by record_id) from cluster_member
    where cluster_id in (select cluster_id from cluster_member where record_id = any(${ids}))
    group by cluster_id
    having not exists (select from held_member h where h.record_id = any(array_agg(cluster_member.record_id)))`.execute(
    db,
  );
  return rows.map(({ members }) => members);
}

export async function readCounts({ db }: Transaction): Promise<BlockCounts> {
  const rules = await db.selectFrom('block_rule').select('keys_of_size').orderBy('place').execute();
  const labels = await db.selectFrom('block_label').select(['label', 'records']).execute();
  const state = await db.selectFrom('match_state').select('records').executeTakeFirstOrThrow();
  return {
    records: state.records,
    keysOfSize: rules.map(({ keys_of_size }) => new Map(keys_of_size as readonly (readonly [number, number])[])),
    labels: new Map(labels.map(({ label, records }) => [label, records])),
  };
}
