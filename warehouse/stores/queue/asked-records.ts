import { sql } from 'kysely';
import type { DoubtfulField } from '../../../matching/queue/doubtful-fields.ts';
import { storedKey } from '../../codec/stored-key.ts';
import type { Transaction } from '../../db/transaction.ts';
import { digest } from '../../digest.ts';

/*
 * `asked_record` keeps, for the records of open questions, digests of what they say in the fields that may be doubted: few records change from
 * one run to the next, and to read what all of them say takes a page of the disk for each.
 */

type Db = Pick<Transaction, 'db'>;

/** Brings it up to date with `asking_record` (question, record_id): records come and go with questions. */
export async function keepAskedRecords({ db }: Db, fields: readonly DoubtfulField[]): Promise<void> {
  const names = fields.map(({ field }) => field);
  const doubtful = digest(JSON.stringify(names));
  await sql`
    delete from asked_record r
    where fields <> ${doubtful} or not exists (select from asking_record a where a.record_id = r.record_id)`.execute(
    db,
  );
  await sql`
    insert into asked_record (record_id, fields, said)
    select a.record_id, ${doubtful}, array(
      select ${saidDigest}
      from json_each(n.fields) as f (field, said) cross join lateral json_array_elements(f.said) v
      where f.field = any(${names}::text[]) and ${storedKey} <> '')
    from (select distinct record_id from asking_record) a join normalized_record n on n.record_id = a.record_id
    where not exists (select from asked_record r where r.record_id = a.record_id)`.execute(db);
}

/** Digest of a field and of the key of one of its values, where these are `f.field` and the stored value `v`. */
export const saidDigest = sql`md5(concat(f.field, ' ', ${storedKey}))::uuid`;

/** To be called where what records say is written. */
export async function forgetAskedRecords({ db }: Db, records: readonly number[]): Promise<void> {
  await sql`delete from asked_record where record_id = any(${[...records]})`.execute(db);
}
