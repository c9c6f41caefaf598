import { sql } from 'kysely';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import { anchorsOf } from '../../../matching/decisions/anchors.ts';
import type { RecordId } from '../../../matching/ids.ts';
import type { DecisionDraft, DecisionId } from '../../../pipeline/ports/decision-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import { awaitPublications } from '../../publish/append-events.ts';
import { answerQuestions } from '../queue/answer-questions.ts';
import { askAgain } from '../queue/ask-again.ts';
import { insertDecisions, insertEnds } from './decision-rows.ts';
import { lockDecisions, readCustomersOf, readInForce } from './in-force.ts';
import { assertNoContradiction } from './standing.ts';

/** The work of DecisionStore.take, inside its transaction. */
export async function takeDecisions(
  transaction: Transaction,
  drafts: readonly DecisionDraft[],
  basis: number | null,
): Promise<readonly DecisionId[]> {
  if (drafts.length === 0) return [];
  await checkDrafts(transaction, drafts, basis);
  const ids = await insertDecisions(
    transaction,
    drafts.map(({ supersedes: _, ...draft }) => ({ ...draft, basis, restores: null })),
  );
  const ends = new Map(
    drafts.flatMap(({ supersedes, author, reason }, index) =>
      supersedes.map(
        (decision) => [decision, { decision, cause: 'superseded', by: ids[index]!, author, reason }] as const,
      ),
    ),
  );
  if (ends.size > 0) {
    await insertEnds(transaction, [...ends.values()]);
    await askAgain(transaction, [...ends.keys()]);
  }
  await answerQuestions(
    transaction,
    drafts.map(({ judgement }, index) => ({ id: ids[index]!, judgement })),
  );
  return ids;
}

/** Nothing that was checked changes until the transaction ends. */
export async function checkDrafts(
  transaction: Transaction,
  drafts: readonly DecisionDraft[],
  basis: number | null,
): Promise<void> {
  await lockDecisions(transaction);
  const anchors = [...new Set(drafts.flatMap(({ judgement }) => anchorsOf(judgement)))];
  await assertRecords(transaction, anchors);
  await assertUnchanged(transaction, anchors, basis);
  await assertHolds(transaction, drafts, basis);
  const ended = drafts.flatMap(({ supersedes }) => supersedes);
  await readInForce(transaction, [...new Set(ended)]);
  const judgements = drafts.map(({ judgement }) => judgement);
  await assertNoContradiction(transaction, judgements, new Set(ended));
}

async function assertRecords({ db }: Transaction, anchors: readonly RecordId[]): Promise<void> {
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from source_record where id = any(${[...anchors]})`.execute(db);
  if (rows[0]!.found === anchors.length) return;
  throw new YektaError('decision.unknown_record', 'A record that the decision is about is not in the warehouse.');
}

/**
 * The customers stay as they are until the transaction ends: a publication that is about to change one of them waits, and one
 * that has done so is waited for.
 */
async function assertUnchanged(transaction: Transaction, anchors: readonly RecordId[], basis: number | null) {
  let customerOf = await readCustomersOf(transaction, anchors);
  if (basis !== null && customerOf.size < anchors.length) {
    // A record without a customer may be given one: then there is no customer to lock, and all publications wait.
    await awaitPublications(transaction);
    customerOf = await readCustomersOf(transaction, anchors);
  }
  const customers = [...new Set(customerOf.values())].sort();
  await sql`select from customer where id = any(${customers}) order by id for share`.execute(transaction.db);
  if (basis === null) return;
  const { rows } = await sql<{ changed: boolean }>`
    select exists (select from customer_event where customer_id = any(${customers}) and position > ${basis}) as changed`.execute(
    transaction.db,
  );
  if (rows[0]!.changed) throw stale('The customer');
}

/** Holds that are to be let through are open, and stay as they are until the transaction ends. */
async function assertHolds({ db }: Transaction, drafts: readonly DecisionDraft[], basis: number | null): Promise<void> {
  for (const { judgement } of drafts) {
    if (judgement.kind !== 'release_hold') continue;
    const { rows } = await sql<{ position: number }>`
      select position from hold where id = ${judgement.hold} and closed_at is null for share`.execute(db);
    const [hold] = rows;
    if (hold === undefined)
      throw new YektaError('hold.not_found', `There is no open hold ${judgement.hold}.`, {
        remedy: '`yekta holds` lists them.',
      });
    if (basis !== null && hold.position > basis) throw stale('The hold');
  }
}

function stale(what: string): YektaError {
  return new YektaError('decision.stale', `${what} changed after you looked at it; nothing was decided.`, {
    remedy: 'Look at it again, then decide again.',
  });
}
