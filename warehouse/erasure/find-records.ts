import { sql } from 'kysely';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { RecordId, SourceName } from '../../matching/ids.ts';
import type { ErasureSubject } from '../../pipeline/ports/erasure-store.ts';
import type { Transaction } from '../db/transaction.ts';

export interface FoundRecord {
  readonly id: RecordId;
  readonly source_id: number;
  readonly source: SourceName;
  readonly stream: string;
  readonly key: string;
  /** False: it is gone from its source, and belonged to the customer last. */
  readonly member: boolean;
}

/** Records of a customer, in canonical order. */
export interface FoundRecords {
  readonly erased: readonly FoundRecord[];
  readonly kept: readonly FoundRecord[];
}

/**
 * Finds what to erase: records that belong to the customer now, and those that are gone from their sources and went with it or
 * with an id that leads to it.
 *
 * @throws `customer.erased`, `customer.not_found`, `erasure.other_record`
 */
export async function findRecordsToErase(
  { db }: Pick<Transaction, 'db'>,
  { customer, records }: ErasureSubject,
): Promise<FoundRecords> {
  const { rows: states } = await sql<{ state: string }>`select state from customer where id = ${customer}`.execute(db);
  const state = states[0]?.state;
  if (state === 'erased') throw new YektaError('customer.erased', `Customer ${customer} was erased already.`);
  if (state !== 'live' && state !== 'retired')
    throw new YektaError('customer.not_found', 'No customer has this id.', {
      remedy: 'Give the id of a live customer.',
    });
  const { rows } = await sql<FoundRecord>`
    with recursive led as (
      select id from customer where id = ${customer}
      union
      select c.id from led join customer c on c.state = 'absorbed' and c.into_ids[1] = led.id
    ),
    own as (
      select record_id, true as member from membership where customer_id = ${customer}
      union all
      select h.record_id, false from record_home h join led on led.id = h.home_id
      where not exists (select from membership m where m.record_id = h.record_id)
    )
    select r.id, r.source_id, s.name as source, r.stream, r.key, own.member
    from own join source_record r on r.id = own.record_id join source s on s.id = r.source_id
    order by s.name, r.key, r.stream`.execute(db);
  if (records === null) return { erased: rows, kept: [] };
  const wanted = new Set(records);
  const erased = rows.filter(({ id }) => wanted.has(id));
  if (erased.length < wanted.size)
    throw new YektaError(
      'erasure.other_record',
      'A record to erase does not belong to this customer; nothing was erased.',
      {
        remedy: '`yekta show` lists the records of the customer.',
      },
    );
  return { erased, kept: rows.filter(({ id }) => !wanted.has(id)) };
}
