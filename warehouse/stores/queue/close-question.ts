import { sql } from 'kysely';
import type { Transaction } from '../../db/transaction.ts';
import { type QuestionSubject, questionDigest } from './question-digest.ts';

/** Closes a question that no longer holds. */
export async function closeQuestion(db: Transaction['db'], subject: QuestionSubject): Promise<void> {
  await sql`
    update conflict set closed_at = now() where question = ${questionDigest(subject)} and closed_at is null`.execute(
    db,
  );
}
