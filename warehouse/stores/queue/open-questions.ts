import { sql } from 'kysely';
import type { QuestionCounts } from '../../../matching/queue/describe-question.ts';
import { urgencyOf } from '../../../matching/queue/priority.ts';
import type { AskedWhy } from '../../../matching/queue/question.ts';
import type { CopyValue } from '../../db/copy.ts';
import type { Transaction } from '../../db/transaction.ts';
import { evidenceOf } from './evidence.ts';
import { type QuestionSubject, questionDigest } from './question-digest.ts';

/** A question as it is asked now. */
export type NewQuestion = AskedWhy & {
  readonly subject: QuestionSubject;
  /** Records that it is about; of many, the first. */
  readonly records: readonly number[];
  readonly weight?: number;
  /** Weight of the field, times the trust that the second voice has. */
  readonly fieldWeight?: number;
  readonly counts?: QuestionCounts;
};

/**
 * Opens questions, or brings those that ask the same up to date. What a person answered stays closed, until the answer is taken
 * back or, where the answer was no decision, what the person saw has changed. All that is asked now stays in the temporary table
 * `question_in` until `endQuestions`.
 */
export async function openQuestions({ db, copy }: Transaction, questions: Iterable<NewQuestion>): Promise<void> {
  await sql`
    create temporary table question_in (question uuid, kind text, records integer[], customer_id text, field text, source text,
      reason text, counts json, weight double precision, urgency double precision, forbidden_pair uuid) on commit drop`.execute(
    db,
  );
  await copy('question_in', columns, rowsOf(questions));
  await sql`analyze question_in`.execute(db);
  await sql`
    insert into conflict (question, kind, records, customer_id, field, source, reason, counts, weight, urgency, priority)
    select distinct on (i.question) question, kind, records, customer_id, field, source, reason, counts, weight, urgency, urgency
    from question_in i
    where not exists (${answered}) and not exists (${meant})
    order by i.question, i.weight desc nulls last
    on conflict (question) do update set records = excluded.records, reason = excluded.reason, counts = excluded.counts,
      weight = excluded.weight, urgency = excluded.urgency, closed_at = null, closed_by = null, close_reason = null,
      closer = null, asked_hash = null,
      opened_at = case when conflict.closed_at is null then conflict.opened_at else now() end
    where conflict.closed_at is not null
      or (conflict.records, conflict.reason, conflict.counts::text, conflict.weight, conflict.urgency)
        is distinct from (excluded.records, excluded.reason, excluded.counts::text, excluded.weight, excluded.urgency)`.execute(
    db,
  );
}

/** Forgets what was asked, so that another step of the same transaction can ask. */
export async function endQuestions({ db }: Transaction): Promise<void> {
  await sql`drop table question_in`.execute(db);
}

/** A person answered it and saw what is seen now, and what they decided is in force. */
const answered = sql`
  select from conflict c where c.question = i.question and c.closed_at is not null and c.asked_hash is not null
    and (c.closed_by is null or exists (select from active_decision d where d.id = c.closed_by))
    and c.asked_hash = ${evidenceOf('i')}`;

/** Who joined a forbidden pair knew that it is forbidden. */
const meant = sql`
  select from conflict c where c.question = i.forbidden_pair and c.reason = 'hard_conflict'
    and exists (select from active_decision d where d.id = c.closed_by)`;

const columns = [
  'question',
  'kind',
  'records',
  'customer_id',
  'field',
  'source',
  'reason',
  'counts',
  'weight',
  'urgency',
  'forbidden_pair',
];

function* rowsOf(questions: Iterable<NewQuestion>): Generator<readonly CopyValue[]> {
  for (const asked of questions) {
    const { subject, kind, reason, records, weight = null, fieldWeight = 1, counts = {} } = asked;
    yield [
      questionDigest(subject),
      kind,
      records,
      'customer' in subject ? subject.customer : null,
      'field' in subject ? subject.field : null,
      'source' in subject ? subject.source : null,
      reason,
      JSON.stringify(counts),
      weight,
      urgencyOf({ asked, weight, records: waiting(asked), fieldWeight }),
      kind === 'contested_decision' && 'records' in subject
        ? questionDigest({ kind: 'possible_match', records: subject.records })
        : null,
    ];
  }
}

/** What is asked about a field of a customer, one customer waits for. */
function waiting({ subject, records, counts }: NewQuestion): number {
  if ('customer' in subject) return 1;
  return counts?.vanished ?? counts?.records ?? records.length;
}
