import { sql } from 'kysely';
import { urgencyOf } from '../../matching/queue/priority.ts';
import type { Transaction } from '../db/transaction.ts';
import { questionDigest } from './queue/question-digest.ts';

export { closeQuestion } from './queue/close-question.ts';

/** Opens a question about deletions, or brings the one that asks the same up to date. */
export async function openQuestion(
  db: Transaction['db'],
  question: { kind: 'suspicious_deletions'; source: string; reason: string; records: readonly number[] },
): Promise<void> {
  const { kind, source, records } = question;
  const [vanished = 0, live = 0] = (question.reason.match(/\d+/g) ?? []).map(Number);
  const urgency = urgencyOf({ asked: { kind, reason: 'vanished' }, weight: null, records: vanished, fieldWeight: 1 });
  await sql`
    insert into conflict (question, kind, records, source, reason, counts, urgency, priority)
    values (${questionDigest({ kind, source })}, ${kind}, ${[...records]}, ${source}, 'vanished',
      ${JSON.stringify({ vanished, live })}, ${urgency}, ${urgency})
    on conflict (question) do update set records = excluded.records, counts = excluded.counts, urgency = excluded.urgency,
      closed_at = null, opened_at = case when conflict.closed_at is null then conflict.opened_at else now() end
    where conflict.closed_at is not null or conflict.counts::text <> excluded.counts::text or conflict.records <> excluded.records`.execute(
    db,
  );
}
