import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/**
 * The commit of this transaction, or of this statement outside of one, need not wait for the disk: for what is made from facts
 * and made again when it is missing. A power cut may take the last such transactions back as a whole, and never one without
 * those after it: a later commit that does wait, such as that of the end of the step, writes all that came before.
 */
export async function commitLater({ db }: Pick<Transaction, 'db'>): Promise<void> {
  await sql`select ${committingLater}`.execute(db);
}

/** The same as an expression of a statement. */
export const committingLater = sql<string>`set_config('synchronous_commit', 'off', true)`;
