import type { OpenWarehouse } from '../../../warehouse/open.ts';
import { databaseOf } from '../../../warehouse/opened.ts';

type Line = readonly unknown[];

/**
 * Leaves out lines of questions that people have answered in a warehouse: who decides before anything is asked answers nothing,
 * and is asked whether he means it. A contested decision is one that was taken although the question told why not.
 */
export async function withoutAnswered(
  warehouse: OpenWarehouse,
): Promise<(lines: readonly string[]) => readonly string[]> {
  const { rows } = await databaseOf(warehouse).pool.query<{ line: Line }>(`
    with named as (
      select r.id, jsonb_build_array(s.name, r.stream, r.key) as name,
        row_number() over (order by s.name, r.key, r.stream) as rank
      from source_record r join source s on s.id = r.source_id
    )
    select jsonb_build_array(kind,
      (select jsonb_agg(n.name order by n.rank) from named n where n.id = any(c.records)),
      (select n.name from membership m join named n on n.id = m.record_id
        where m.customer_id = c.customer_id order by n.rank limit 1),
      field) as line
    from conflict c where closed_by is not null`);
  const answered = new Set(rows.map(({ line }) => identityOf(line)));
  return (lines) => lines.filter((line) => !isAnswered(JSON.parse(line) as Line));

  function isAnswered([section, ...question]: Line): boolean {
    return section === 'conflict' && answered.has(identityOf(question));
  }
}

/** What is asked: a match that is only possible and a decision for it are about the same. */
function identityOf([kind, records, customer, field]: Line): string {
  return JSON.stringify([kind === 'possible_match' ? 'contested_decision' : kind, records, customer, field]);
}
