import type { RowPairs } from '../blocking/rules-recall.ts';
import type { RecordId } from '../ids.ts';
import type { MatchOptions } from '../match-options.ts';
import { matchTable } from '../match-table.ts';
import type { MatchModel } from '../model.ts';
import { type Crew, workAlone } from '../parallel/crew.ts';
import type { Profile } from '../profile.ts';
import { growableInts } from '../table/growable.ts';
import type { RecordTable } from '../table/record-table.ts';
import { type PlanReport, reportPlan } from './plan-report.ts';

/**
 * Matches a table and reports the plan behind it. The pairs of records that end as one customer stand for the true ones: also
 * those that no rule reaches, because other records connect them.
 *
 * @throws YektaError `internal` when the model was made for another profile
 */
export function planTable(
  table: RecordTable,
  profile: Profile,
  model: MatchModel,
  options: MatchOptions,
  crew: Crew = workAlone(),
): PlanReport {
  const { clusters } = matchTable(table, profile, model, options, crew);
  return reportPlan(table, model, options, pairsInClusters(table, clusters), crew);
}

function pairsInClusters(table: RecordTable, clusters: readonly (readonly RecordId[])[]): RowPairs {
  const rowOf = new Map<number, number>();
  for (let row = 0; row < table.size; row++) rowOf.set(table.ids[row]!, row);
  const a = growableInts();
  const b = growableInts();
  for (const members of clusters) {
    const rows = members.map((id) => rowOf.get(id)!);
    for (const [i, row] of rows.entries()) {
      for (const other of rows.slice(i + 1)) {
        a.push(row);
        b.push(other);
      }
    }
  }
  return { a: a.view(), b: b.view() };
}
