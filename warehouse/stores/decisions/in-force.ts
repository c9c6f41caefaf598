import { sql } from 'kysely';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { Judgement } from '../../../matching/decision.ts';
import { anchorsOf } from '../../../matching/decisions/anchors.ts';
import { contradicts, type IsOneCustomer } from '../../../matching/decisions/contradicts.ts';
import type { CustomerId, RecordId } from '../../../matching/ids.ts';
import type { DecisionId, StoredDecision } from '../../../pipeline/ports/decision-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import { selectDecisions, toStoredDecision } from './decision-rows.ts';

/** Decisions are written one after the other; readers wait for nothing. */
export async function lockDecisions({ db }: Transaction): Promise<void> {
  await sql`select from decision_state for update`.execute(db);
}

/** @throws `decision.not_found`, `decision.ended` when one of them is not in force */
export async function readInForce({ db }: Transaction, ids: readonly DecisionId[]): Promise<readonly StoredDecision[]> {
  if (ids.length === 0) return [];
  const { rows } = await selectDecisions(sql`d.id = any(${[...ids]})`).execute(db);
  const found = new Map(rows.map((row) => [row.id as DecisionId, toStoredDecision(row)]));
  return ids.map((id) => {
    const decision = found.get(id);
    if (decision === undefined)
      throw new YektaError('decision.not_found', `There is no decision ${id}.`, {
        remedy: '`yekta decisions --all` lists them.',
      });
    if (decision.end !== null)
      throw new YektaError('decision.ended', `Decision ${id} is no longer in force: it is ${decision.end.cause}.`, {
        remedy: '`yekta decisions --all` tells what ended it.',
      });
    return decision;
  });
}

export async function readCustomersOf(
  { db }: Pick<Transaction, 'db'>,
  records: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, CustomerId>> {
  const { rows } = await sql<{ record: RecordId; customer: CustomerId }>`
    select record_id as record, customer_id as customer from membership where record_id = any(${[...records]})`.execute(
    db,
  );
  return new Map(rows.map(({ record, customer }) => [record, customer]));
}

/** Finds decisions in force that a judgement contradicts, among those about the customers of some records. */
export interface Opposition {
  /** Counts a judgement from now on. */
  readonly add: (id: DecisionId | null, judgement: Judgement) => void;
  /** @throws `decision.contradicts` */
  readonly check: (judgement: Judgement) => void;
}

/** @param ended decisions that end with what is about to be written */
export async function readOpposition(
  transaction: Transaction,
  judgements: readonly Judgement[],
  ended: ReadonlySet<DecisionId>,
): Promise<Opposition> {
  const anchors = [...new Set(judgements.flatMap(anchorsOf))];
  const { rows: related } = await sql<{ record: RecordId; customer: string }>`
    select m.record_id as record, m.customer_id as customer from membership m
    where m.customer_id in (select customer_id from membership where record_id = any(${anchors}))`.execute(
    transaction.db,
  );
  const customerOf = new Map(related.map(({ record, customer }) => [record, customer]));
  const records = [...new Set([...anchors, ...customerOf.keys()])];
  const { rows } = await selectDecisions(sql`d.records && ${records} and e.decision_id is null`).execute(
    transaction.db,
  );
  const isOneCustomer: IsOneCustomer = (a, b) =>
    a === b || (customerOf.has(a) && customerOf.get(a) === customerOf.get(b));

  /** By customer, or record that has none: a contradiction shares one. */
  const subjectsOf = (judgement: Judgement): ReadonlySet<string | number> =>
    new Set(anchorsOf(judgement).flatMap((record) => [record, customerOf.get(record) ?? record]));
  const known = new Map<string | number, { readonly id: DecisionId | null; readonly judgement: Judgement }[]>();
  const add: Opposition['add'] = (id, judgement) => {
    for (const subject of subjectsOf(judgement)) known.set(subject, [...(known.get(subject) ?? []), { id, judgement }]);
  };
  for (const row of rows) {
    const { id, judgement } = toStoredDecision(row);
    if (!ended.has(id)) add(id, judgement);
  }
  return {
    add,
    check: (judgement) => {
      for (const subject of subjectsOf(judgement)) {
        const opposite = known.get(subject)?.find((other) => contradicts(judgement, other.judgement, isOneCustomer));
        if (opposite !== undefined) throw contradiction(opposite.id);
      }
    },
  };
}

function contradiction(id: DecisionId | null): YektaError {
  return id === null
    ? new YektaError('decision.contradicts', 'Two of these decisions say the opposite of each other.', {
        remedy: 'Leave one of them out.',
      })
    : new YektaError('decision.contradicts', `Decision ${id} is in force and says the opposite.`, {
        remedy: `Take it back with \`yekta undo ${id}\`, or decide again with --supersede.`,
      });
}
