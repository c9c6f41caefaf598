import { sql } from 'kysely';
import type { StakesConfig } from '../../../config/schema/config.ts';
import { priorityOf, stakeOf } from '../../../matching/queue/priority.ts';
import type { Transaction } from '../../db/transaction.ts';

interface OpenQuestion {
  readonly id: number;
  readonly urgency: number;
  readonly stake: number;
  readonly priority: number;
  /** Served values of the field that tells what the customers are worth. */
  readonly worths: readonly (string | null)[];
}

/** Gives open questions their priority, from their urgency and from what their customers are worth now. */
export async function prioritizeQuestions({ db, copy }: Transaction, stakes: StakesConfig | null): Promise<void> {
  if (stakes === null) {
    await sql`
      update conflict set stake = 1, priority = urgency
      where closed_at is null and (stake <> 1 or priority <> urgency)`.execute(db);
    return;
  }
  const { rows } = await sql<OpenQuestion>`
    select c.id, c.urgency, c.stake, c.priority, array(
      select g.fields ->> ${stakes.valueField} from (
        select m.customer_id from membership m where m.record_id = any(c.records) union select c.customer_id
      ) about
      join customer on customer.id = about.customer_id
      join golden_record g on g.id = customer.golden_id) as worths
    from conflict c where c.closed_at is null`.execute(db);
  const changed = rows.flatMap(({ id, urgency, worths, ...before }) => {
    const stake = stakeOf(worths.map(Number), stakes);
    const priority = priorityOf(urgency, stake);
    return stake === before.stake && priority === before.priority ? [] : [[id, stake, priority] as const];
  });
  if (changed.length === 0) return;
  await sql`create temporary table priority_in (id bigint, stake double precision, priority double precision) on commit drop`.execute(
    db,
  );
  await copy('priority_in', ['id', 'stake', 'priority'], changed);
  await sql`
    update conflict c set stake = i.stake, priority = i.priority from priority_in i where i.id = c.id`.execute(db);
}
