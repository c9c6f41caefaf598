import { sql } from 'kysely';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { compareCodeUnits } from '../../matching/canonical-order.ts';
import type { GoldenRecord } from '../../matching/golden-record.ts';
import { type CustomerId, type FieldName, toCustomerId } from '../../matching/ids.ts';
import type { CustomerEvent, CustomerFeed, EventCause, FieldChange } from '../../pipeline/ports/customer-feed.ts';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import { decodeGolden } from '../codec/golden-record.ts';
import type { Database } from '../db/database.ts';

export function createFeedStore({ db }: Database): CustomerFeed {
  const position = async (): Promise<number> =>
    (await db.selectFrom('feed_state').select('position').executeTakeFirstOrThrow()).position;
  return {
    position,
    read: async (after, limit) => {
      const rows = await readEvents(db, after, limit);
      if (rows.length === 0) assertKnown(after, await position());
      const golden = await readGolden(db, rows);
      return rows.map((row) => toEvent(row, (id) => (id === null ? null : (golden.get(id) ?? null))));
    },
  };
}

interface EventRow {
  readonly position: number;
  readonly customer_id: string;
  readonly type: CustomerEvent['type'];
  readonly run_id: RunId;
  readonly at: string;
  readonly data: {
    readonly into?: CustomerId;
    readonly from?: CustomerId | readonly CustomerId[];
    readonly off?: readonly CustomerId[];
    readonly fields?: readonly FieldName[];
    readonly hold?: number;
  };
  readonly golden_id: number | null;
  readonly old_golden_id: number | null;
  readonly cause: EventCause | null;
}

async function readEvents(db: Database['db'], after: number, limit: number): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select position, customer_id, type, run_id, at, data, golden_id, old_golden_id, cause
    from customer_event where position > ${after} order by position limit ${limit}`.execute(db);
  return rows;
}

/** A position of another warehouse, or of this one before an older copy of it was put back: its reader would miss what comes. */
function assertKnown(after: number, last: number): void {
  if (after <= last) return;
  throw new YektaError('feed.unknown_position', `The feed ends at position ${last}; it has no position ${after} yet.`, {
    remedy: 'If the warehouse was replaced by another one or an older copy, read its feed anew from position 0.',
  });
}

/** The golden records that events name, as far as they were not erased. */
async function readGolden(db: Database['db'], events: readonly EventRow[]): Promise<ReadonlyMap<number, GoldenRecord>> {
  const ids = new Set(events.flatMap((event) => [event.golden_id ?? [], event.old_golden_id ?? []].flat()));
  const rows = await db
    .selectFrom('golden_record')
    .select(['id', 'kind', 'fields', 'provenance', 'contradictions'])
    .where('id', '=', sql<number>`any(${[...ids]})`)
    .execute();
  return new Map(rows.map((row) => [row.id, decodeGolden(row)]));
}

function toEvent(row: EventRow, goldenOf: (id: number | null) => GoldenRecord | null): CustomerEvent {
  const { position, type, data, at, run_id: run, cause } = row;
  const event = { position, customer: toCustomerId(row.customer_id), at, run, cause };
  const golden = goldenOf(row.golden_id);
  switch (type) {
    case 'created':
    case 'restored':
      return { ...event, type, golden };
    case 'released':
      return { ...event, type, from: data.from as CustomerId, golden };
    case 'absorbed':
      return { ...event, type, into: data.into! };
    case 'merged':
      return { ...event, type, from: data.from as readonly CustomerId[] };
    case 'split':
      return { ...event, type, off: data.off! };
    case 'field_changed':
      return { ...event, type, ...changesBetween(goldenOf(row.old_golden_id), golden, data.fields!) };
    case 'held':
      return { ...event, type, hold: data.hold! };
    case 'retired':
    case 'erased':
      return { ...event, type };
    default:
      return type satisfies never;
  }
}

/**
 * The fields that the event names and those in which the golden records differ now: what an erasure took out of the former one
 * is there again in the latter, when another record brought the same.
 */
function changesBetween(
  before: GoldenRecord | null,
  after: GoldenRecord | null,
  named: readonly FieldName[],
): Pick<Extract<CustomerEvent, { type: 'field_changed' }>, 'fields' | 'kind'> {
  const changeOf = (field: FieldName): FieldChange => ({
    field,
    old: before?.fields[field] ?? null,
    new: after?.fields[field] ?? null,
    rule: after?.provenance[field]?.rule ?? null,
  });
  if (before === null || after === null) return { fields: named.map(changeOf), kind: null };
  const differing = [...Object.keys(before.fields), ...Object.keys(after.fields)].filter(
    (field) => JSON.stringify(before.fields[field as FieldName]) !== JSON.stringify(after.fields[field as FieldName]),
  );
  const fields = [...new Set([...named, ...(differing as FieldName[])])].sort(compareCodeUnits);
  return {
    fields: fields.map(changeOf),
    kind: before.kind === after.kind ? null : { old: before.kind, new: after.kind },
  };
}
