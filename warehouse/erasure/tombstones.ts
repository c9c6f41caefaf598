import { createHmac } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Identifier } from '../../pipeline/ports/erasure-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { stagedTablesOf } from '../staging/staged-tables.ts';

type Db = Pick<Transaction, 'db'>;

/** What people are told about a row that was left out. */
export const rowErased = 'The row is about somebody whose data was erased.';

/** Leaves a tombstone of the source, stream and key of each record. */
export async function leaveKeys({ db }: Db, erasure: number, records: readonly number[]): Promise<void> {
  const mac = macOfKey(await readKey({ db }), sql`s.name`, sql`r.stream`, sql`r.key`);
  await sql`
    insert into tombstone (mac, kind, erasure_id)
    select ${mac}, 'key', ${erasure} from source_record r join source s on s.id = r.source_id
    where r.id = any(${[...records]}) on conflict do nothing`.execute(db);
}

export async function leaveIdentifiers({ db }: Db, erasure: number, identifiers: readonly Identifier[]): Promise<void> {
  const mac = macOfIdentifier(await readKey({ db }));
  for (const identifier of identifiers)
    await sql`
      insert into tombstone (mac, kind, erasure_id) values (${mac(identifier)}, 'identifier', ${erasure})
      on conflict do nothing`.execute(db);
}

/**
 * Takes the rows of erased records out of an extract, before anything else looks at it: they become rejects without a value.
 * Only rows of records that are not known are looked at, since a record that was erased is not known. Returns how many there were.
 */
export async function dropErasedRows({ db }: Db, sourceId: number, source: string): Promise<number> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from tombstone where kind = 'key') as any`.execute(db);
  if (!rows[0]!.any) return 0;
  const { records, rejects } = stagedTablesOf(sourceId);
  const mac = macOfKey(await readKey({ db }), sql`${source}::text`, sql`staged.stream`, sql`staged.key`);
  const { numAffectedRows = 0n } = await sql`
    with erased as (
      delete from ${sql.table(records)} staged using tombstone t
      where t.kind = 'key' and t.mac = ${mac}
        and not exists (
          select from source_record r
          where r.source_id = ${sourceId} and r.key_hash = staged.key_hash and r.stream = staged.stream
        )
      returning staged.file_no, staged.row_number
    )
    insert into ${sql.table(rejects)} (file_no, row_number, code, reason)
    select file_no, row_number, 'row.erased', ${rowErased} from erased`.execute(db);
  return Number(numAffectedRows);
}

/** The erasure that left a tombstone of one of these identifiers; null: nobody with them was erased. */
export async function findErasure({ db }: Db): Promise<((identifiers: readonly Identifier[]) => number | null) | null> {
  const { rows } = await sql<{ mac: Buffer; erasure_id: number }>`
    select mac, erasure_id from tombstone where kind = 'identifier'`.execute(db);
  if (rows.length === 0) return null;
  const erasures = new Map(rows.map(({ mac, erasure_id }) => [mac.toString('hex'), erasure_id]));
  const mac = macOfIdentifier(await readKey({ db }));
  return (identifiers) => {
    for (const identifier of identifiers) {
      const erasure = erasures.get(mac(identifier).toString('hex'));
      if (erasure !== undefined) return erasure;
    }
    return null;
  };
}

async function readKey({ db }: Db): Promise<Buffer> {
  const { erasure_key } = await db.selectFrom('installation').select('erasure_key').executeTakeFirstOrThrow();
  return erasure_key;
}

const macOfIdentifier =
  (key: Buffer) =>
  ({ type, key: value }: Identifier): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify(['identifier', type, value]))
      .digest();

/** Bytes that SHA-256 works on at once. */
const BLOCK = 64;

/** HMAC-SHA256 (RFC 2104) as a query expression: rows by the million need not leave the database. */
function macOfKey(key: Buffer, ...parts: readonly RawBuilder<unknown>[]): RawBuilder<Buffer> {
  const padded = (byte: number): Buffer => {
    const block = Buffer.alloc(BLOCK);
    key.copy(block);
    return block.map((each) => each ^ byte) as Buffer;
  };
  return sql<Buffer>`sha256(${padded(0x5c)}::bytea || sha256(${padded(0x36)}::bytea
    || convert_to(json_build_array('key', ${sql.join(parts)})::text, 'UTF8')))`;
}
