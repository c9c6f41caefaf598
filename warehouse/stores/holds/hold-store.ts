import { type RawBuilder, sql } from 'kysely';
import type { CustomerId, RecordId } from '../../../matching/ids.ts';
import type { FieldValue } from '../../../matching/normalized-record.ts';
import type { HoldStore, StoredHold } from '../../../pipeline/ports/hold-store.ts';
import { decodeFields } from '../../codec/normalized-fields.ts';
import type { Database } from '../../db/database.ts';
import { releaseOf } from './open-hold.ts';
import { nameOfValue } from './value-name.ts';

/** Records and customers that a hold shows. */
const SHOWN = 100;

export function createHoldStore({ db }: Database): HoldStore {
  const read = async (where: RawBuilder<unknown>): Promise<readonly StoredHold[]> => {
    const { rows } = await sql<Omit<StoredHold, 'value'>>`
      select h.id, h.scope, h.subject, h.reason, h.counts, h.run_id as run, h.opened_at as "openedAt",
        ${releaseOf(sql`h.id`)} as released, b.records,
        array(select distinct m.customer_id from membership m where m.record_id = any(b.records) order by 1) as customers
      from hold h
      cross join lateral (select array(
        select record_id from held_record where hold_id = h.id order by record_id limit ${SHOWN}) as records) b
      where h.closed_at is null and ${where} order by h.id desc`.execute(db);
    const values = await readValues(db, rows);
    return rows.map((row) => ({ ...row, value: values.get(row.id) ?? null }));
  };
  return {
    open: ({ customer } = {}) => read(customer === undefined ? sql`true` : isAbout(customer)),
    get: async (id) => (await read(sql`h.id = ${id}`))[0] ?? null,
  };
}

const isAbout = (customer: CustomerId): RawBuilder<unknown> => sql`
  h.id in (select b.hold_id from held_record b join membership m using (record_id) where m.customer_id = ${customer})`;

/** The values that holds are about: a hold has no personal data, its records have. */
async function readValues(
  db: Database['db'],
  holds: readonly (Pick<StoredHold, 'id' | 'scope' | 'subject' | 'records'> & {
    readonly customers: readonly CustomerId[];
  })[],
): Promise<ReadonlyMap<number, FieldValue>> {
  const asked = holds.filter(({ scope }) => scope === 'value');
  const values = new Map<number, FieldValue>();
  if (asked.length === 0) return values;
  const { rows } = await sql<{ id: RecordId; fields: unknown }>`
    select record_id as id, fields from normalized_record
    where fields is not null and record_id = any(${asked.flatMap(({ records }) => records)})`.execute(db);
  const fieldsOf = new Map(rows.map(({ id, fields }) => [id, decodeFields(fields)]));
  for (const { id, subject, records } of asked)
    for (const record of records)
      for (const [field, said] of Object.entries(fieldsOf.get(record) ?? {})) {
        const value = said?.find(({ key }) => nameOfValue(field, key) === subject);
        if (value !== undefined && !values.has(id)) values.set(id, value);
      }
  return values;
}
