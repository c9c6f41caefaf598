import { sql } from 'kysely';
import type { Judgement } from '../../../matching/decision.ts';
import { anchorsOf } from '../../../matching/decisions/anchors.ts';
import { type Answerable, answers } from '../../../matching/queue/answers.ts';
import type { DecisionId } from '../../../pipeline/ports/decision-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import { evidenceOf } from './evidence.ts';
import { type QuestionSubject, questionDigest } from './question-digest.ts';

interface Taken {
  readonly id: DecisionId;
  readonly judgement: Judgement;
}

interface OpenQuestion extends Answerable {
  readonly id: number;
  readonly question: string;
  /** Anchors of the decisions that belong to the customer that the question is about. */
  readonly members: readonly number[];
}

/**
 * Closes the open questions that decisions answer. Who decides waits for nobody: a question that a running step is rewriting is
 * left to the next one, which does not ask it any more.
 *
 * @param among ids of the questions that are looked at; absent: all
 */
export async function answerQuestions(
  { db }: Transaction,
  decisions: readonly Taken[],
  among: readonly number[] | null = null,
): Promise<void> {
  const byAnchor = new Map<number, Taken[]>();
  const byDigest = new Map<string, Taken>();
  for (const decision of decisions) {
    const { judgement } = decision;
    if (judgement.kind === 'generic_value') {
      byDigest.set(questionDigest({ kind: 'generic_value', field: judgement.field, key: judgement.key }), decision);
      continue;
    }
    if (judgement.kind === 'release_hold') {
      for (const subject of await subjectsOfHold({ db }, judgement.hold))
        byDigest.set(questionDigest(subject), decision);
      continue;
    }
    for (const anchor of anchorsOf(judgement)) byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), decision]);
  }
  const anchors = [...byAnchor.keys()];
  const { rows } = await sql<OpenQuestion>`
    select c.id, c.question, c.kind, c.records, c.field,
      array(select record_id from membership m where m.customer_id = c.customer_id and m.record_id = any(${anchors})) as members
    from conflict c where c.closed_at is null and (${among}::bigint[] is null or c.id = any(${among})) and (c.question = any(${[...byDigest.keys()]}::uuid[])
      or c.records && ${anchors}::integer[]
      or c.customer_id in (select customer_id from membership where record_id = any(${anchors})))
    for update skip locked`.execute(db);
  const answered = rows.flatMap(({ id, question, members, ...asked }) => {
    const about = asked.field === null ? asked.records : members;
    const answer =
      byDigest.get(question.replaceAll('-', '')) ??
      about.flatMap((record) => byAnchor.get(record) ?? []).find(({ judgement }) => answers(judgement, asked));
    return answer === undefined ? [] : [{ question: id, decision: answer.id }];
  });
  if (answered.length === 0) return;
  await sql`
    update conflict c set closed_at = now(), closed_by = a.decision, asked_hash = ${evidenceOf('c')}
    from json_to_recordset(${JSON.stringify(answered)}::json) as a (question bigint, decision integer)
    where c.id = a.question`.execute(db);
}

/** What is asked about a hold: the changes that it holds, or whether the records of a source are really gone. */
async function subjectsOfHold({ db }: Pick<Transaction, 'db'>, hold: number): Promise<readonly QuestionSubject[]> {
  const rows = await db.selectFrom('hold').select(['scope', 'subject']).where('id', '=', hold).execute();
  return rows.map(({ scope, subject }) =>
    scope === 'source' ? { kind: 'suspicious_deletions', source: subject } : { kind: 'held_changes', hold },
  );
}
