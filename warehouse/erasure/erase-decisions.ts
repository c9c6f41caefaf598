import { sql } from 'kysely';
import type { Transaction } from '../db/transaction.ts';
import { remove } from './erase-records.ts';

/**
 * Empties the decisions about records: values, reasons, and the records among those that people joined or separated. What a
 * decision says about other records stays in force; one that says nothing any more ends as `erased`. Decisions are append-only
 * but for this. Returns how many were emptied.
 */
export async function eraseDecisions({ db }: Transaction, records: readonly number[], author: string): Promise<number> {
  await sql`select set_config('yekta.erasing', 'on', true)`.execute(db);
  const { rows } = await sql<StoredDecision>`
    select id, kind, records, content from decision where records && ${[...records]}::integer[] order by id`.execute(
    db,
  );
  const gone = new Set(records);
  const emptied = rows.map((row) => emptiedOf(row, gone));
  for (const { id, records: rest, content } of emptied)
    await sql`
      update decision set records = ${[...rest]}, content = ${JSON.stringify(content)}, reason = '' where id = ${id}`.execute(
      db,
    );
  await sql`update decision_end set reason = '' where decision_id = any(${rows.map(({ id }) => id)})`.execute(db);
  await endErased(
    { db },
    emptied.filter(({ isOver }) => isOver).map(({ id }) => id),
    author,
  );
  return rows.length;
}

/** Ends decisions for good: none of them comes back when what superseded it is undone. */
export async function endErased(
  { db }: Pick<Transaction, 'db'>,
  ids: readonly number[],
  author: string,
): Promise<void> {
  if (ids.length === 0) return;
  await remove(db, 'decision_end', sql`decision_id = any(${[...ids]})`);
  await sql`
    insert into decision_end (decision_id, cause, ended_by) select id, 'erased', ${author} from unnest(${[...ids]}::integer[]) id`.execute(
    db,
  );
}

interface StoredDecision {
  readonly id: number;
  readonly kind: string;
  readonly records: readonly number[];
  readonly content: Readonly<Record<string, unknown>>;
}

interface Emptied extends Omit<StoredDecision, 'kind'> {
  readonly isOver: boolean;
}

function emptiedOf({ id, kind, records, content }: StoredDecision, gone: ReadonlySet<number>): Emptied {
  const rest = records.filter((record) => !gone.has(record));
  switch (kind) {
    case 'confirm_cluster':
      return rest.length < 2 ? { id, records, content, isOver: true } : { id, records: rest, content, isOver: false };
    case 'split_cluster': {
      const parts = (content.parts as readonly (readonly number[])[])
        .map((part) => part.filter((record) => !gone.has(record)))
        .filter((part) => part.length > 0);
      return { id, records: rest, content: { parts }, isOver: parts.length < 2 };
    }
    case 'pin':
      return { id, records, content: { values: [], known: [] }, isOver: true };
    case 'reject_value':
      return { id, records, content: { value: { value: '', key: '' } }, isOver: true };
    default:
      return { id, records, content: {}, isOver: true };
  }
}
