import { type RawBuilder, sql } from 'kysely';
import type { GoldenRecord } from '../../matching/golden-record.ts';
import { type FieldName, toCustomerId } from '../../matching/ids.ts';
import type { EventCause } from '../../pipeline/ports/customer-feed.ts';
import type { CustomerState, PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import type { FieldVersion, HistoryStore } from '../../pipeline/ports/history-store.ts';
import { decodeGolden } from '../codec/golden-record.ts';
import type { Database } from '../db/database.ts';

export function createHistoryStore({ db }: Database): HistoryStore {
  return {
    at: async (id, instant) => {
      const turn = await lastTurn(db, id, instant);
      if (turn === null) return null;
      const state = await stateOf(db, turn, instant);
      const golden = state.state === 'live' ? toGolden(turn) : null;
      return { state, golden, members: await offerersOf(db, golden), since: turn.at };
    },
    versions: async (id, field) => changesOf(await readTurns(db, sql`customer_id = ${id}`), field),
  };
}

/** An event after which its customer is served otherwise, with the golden record that it has from then on. */
interface Turn {
  readonly position: number;
  readonly type: 'created' | 'restored' | 'released' | 'field_changed' | 'absorbed' | 'retired' | 'erased';
  readonly at: string;
  readonly into: string | null;
  readonly cause: EventCause | null;
  readonly kind: string | null;
  /** Null: it has none any more. */
  readonly fields: unknown;
  readonly provenance: unknown;
  readonly contradictions: unknown;
}

/** Oldest first. */
async function readTurns(
  db: Database['db'],
  which: RawBuilder<unknown>,
  rest: RawBuilder<unknown> = sql`order by position`,
): Promise<readonly Turn[]> {
  const { rows } = await sql<Turn>`
    select e.position, e.type, e.at, e.data ->> 'into' as into, e.cause, g.kind, g.fields, g.provenance, g.contradictions
    from (
      select * from customer_event
      where ${which} and type in ('created', 'restored', 'released', 'field_changed', 'absorbed', 'retired', 'erased')
      ${rest}
    ) e left join golden_record g on g.id = e.golden_id
    order by e.position`.execute(db);
  return rows;
}

async function lastTurn(db: Database['db'], id: string, instant: string): Promise<Turn | null> {
  const which = sql`customer_id = ${id} and at <= ${instant}::timestamptz`;
  const [turn] = await readTurns(db, which, sql`order by position desc limit 1`);
  return turn ?? null;
}

/** An absorbed customer leads to the one that had its records at that instant, however many merges later. */
async function stateOf(db: Database['db'], turn: Turn, instant: string): Promise<CustomerState> {
  switch (turn.type) {
    case 'created':
    case 'restored':
    case 'released':
    case 'field_changed':
      return { state: 'live' };
    case 'retired':
      return { state: 'retired' };
    case 'erased':
      return { state: 'erased' };
    case 'absorbed': {
      const into = turn.into!;
      const next = await lastTurn(db, into, instant);
      const further = next === null ? null : await stateOf(db, next, instant);
      return further?.state === 'absorbed' ? further : { state: 'absorbed', into: toCustomerId(into) };
    }
    default:
      return turn.type satisfies never;
  }
}

async function offerersOf(db: Database['db'], golden: GoldenRecord | null): Promise<PublishedCustomer['members']> {
  const chosen = Object.values(golden?.provenance ?? {});
  const offers = chosen.flatMap((provenance) => [...(provenance?.winners ?? []), ...(provenance?.losers ?? [])]);
  const ids = new Set(offers.map(({ record }) => record));
  const { rows } = await sql<PublishedCustomer['members'][number]>`
    select r.id, s.name as source, r.key from source_record r join source s on s.id = r.source_id
    where r.id = any(${[...ids]}) order by s.name, r.key, r.stream`.execute(db);
  return rows;
}

const toGolden = (turn: Turn): GoldenRecord | null => (turn.fields === null ? null : decodeGolden(turn));

function changesOf(turns: readonly Turn[], field: FieldName): readonly FieldVersion[] {
  const versions: FieldVersion[] = [];
  for (const turn of turns) {
    const value = toGolden(turn)?.fields[field] ?? null;
    if (JSON.stringify(value) === JSON.stringify(versions.at(-1)?.value ?? null)) continue;
    versions.push({ value, from: turn.at, position: turn.position, cause: turn.cause });
  }
  return versions;
}
