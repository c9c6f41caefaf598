import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/**
 * The commit of this transaction need not wait for the disk: for what is made from facts and made again when it is missing. A
 * power cut may take the last such transactions back as a whole, and never one without those after it: a later commit that
 * does wait, such as that of the end of the step, writes all that came before.
 */
export async function commitLater({ db }: Pick<Transaction, 'db'>): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(db);
}
