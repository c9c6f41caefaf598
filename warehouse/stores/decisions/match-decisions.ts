import { sql } from 'kysely';
import type { PairDecision } from '../../../matching/decision.ts';
import { isLinkJudgement } from '../../../matching/decisions/contradicts.ts';
import { type GenericValues, genericValuesOf } from '../../../matching/decisions/effective-model.ts';
import { linkDecisionsOf } from '../../../matching/decisions/link-decisions.ts';
import type { RecordId } from '../../../matching/ids.ts';
import type { Database } from '../../db/database.ts';
import { selectDecisions, toStoredDecision } from './decision-rows.ts';

type Db = Database['db'];

/** Decisions in force about which records are one customer, by pairs of records that are there. */
export async function readPairDecisions(db: Db): Promise<readonly PairDecision[]> {
  const { rows } = await selectDecisions(sql`e.decision_id is null
    and d.kind in ('must_link', 'cannot_link', 'confirm_cluster', 'split_cluster')`).execute(db);
  if (rows.length === 0) return [];
  const judgements = rows.map((row) => toStoredDecision(row).judgement).filter(isLinkJudgement);
  const { rows: present } = await sql<{ id: RecordId }>`
    select r.id from normalized_record n
    join source_record r on r.id = n.record_id
    join source s on s.id = r.source_id
    where n.fields is not null and n.record_id = any(${[...new Set(rows.flatMap(({ records }) => records))]})
    order by s.name, r.key, r.stream`.execute(db);
  return linkDecisionsOf(
    judgements,
    present.map(({ id }) => id),
  );
}

export async function readGenericValues(db: Db): Promise<GenericValues> {
  const { rows } = await selectDecisions(sql`e.decision_id is null and d.kind = 'generic_value'`).execute(db);
  return genericValuesOf(
    rows.flatMap((row) => {
      const { judgement } = toStoredDecision(row);
      return judgement.kind === 'generic_value' ? [judgement] : [];
    }),
  );
}
