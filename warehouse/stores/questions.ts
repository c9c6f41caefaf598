import { sql } from 'kysely';
import type { Conflict } from '../../pipeline/ports/customer-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { digest } from '../digest.ts';

/** What a conflict asks about; of two conflicts that ask the same one is kept. */
export type Question =
  | { readonly kind: 'possible_match' | 'held_cluster' | 'contested_decision'; readonly records: readonly number[] }
  | { readonly kind: 'contradiction'; readonly customer: string; readonly field: string }
  | { readonly kind: 'suspicious_deletions'; readonly source: string };

/** Identity of a question, for the unique column of the conflict table. */
export function questionDigest(question: Question): string {
  switch (question.kind) {
    case 'possible_match':
    case 'held_cluster':
    case 'contested_decision':
      return digest(JSON.stringify([question.kind, ...question.records.toSorted((a, b) => a - b)]));
    case 'contradiction':
      return digest(JSON.stringify([question.kind, question.customer, question.field]));
    case 'suspicious_deletions':
      return digest(JSON.stringify([question.kind, question.source]));
    default:
      return question satisfies never;
  }
}

/** Opens a conflict, or brings the one that asks the same up to date. */
export async function openQuestion(
  db: Transaction['db'],
  conflict: Extract<Question, { kind: 'suspicious_deletions' }> &
    Pick<Conflict, 'reason'> & { records: readonly number[] },
): Promise<void> {
  await sql`
    insert into conflict (question, kind, records, source, reason)
    values (${questionDigest(conflict)}, ${conflict.kind}, ${[...conflict.records]}, ${conflict.source}, ${conflict.reason})
    on conflict (question) do update set records = excluded.records, reason = excluded.reason, closed_at = null,
      opened_at = case when conflict.closed_at is null then conflict.opened_at else now() end
    where conflict.closed_at is not null or conflict.reason <> excluded.reason or conflict.records <> excluded.records`.execute(
    db,
  );
}

export async function closeQuestion(db: Transaction['db'], question: Question): Promise<void> {
  await sql`update conflict set closed_at = now()
    where question = ${questionDigest(question)} and closed_at is null`.execute(db);
}
