import { type RawBuilder, sql } from 'kysely';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { RecordId } from '../../../matching/ids.ts';
import type {
  ClosedConflict,
  ConflictFilter,
  ConflictId,
  ConflictQueue,
  QueuedConflict,
} from '../../../pipeline/ports/conflict-queue.ts';
import type { Database } from '../../db/database.ts';
import { inTransaction } from '../../db/in-transaction.ts';
import { doubtValues } from './doubt-values.ts';
import { evidenceOf } from './evidence.ts';
import { prioritizeQuestions } from './prioritize.ts';
import { type QuestionValues, readQuestionValues } from './question-values.ts';

export function createConflictQueue(database: Database): ConflictQueue {
  const { db } = database;
  const read = async (where: RawBuilder<unknown>, limit: number | null): Promise<readonly QueuedConflict[]> => {
    const { rows } = await sql<ConflictRow>`
      select c.id, c.question, c.kind, c.records, c.customer_id as customer, c.field, c.source, c.reason, c.counts, c.weight,
        c.priority, c.assignee, c.opened_at, c.closed_at, c.closed_by, c.close_reason, c.closer
      from conflict c where ${where} order by c.priority desc, c.id limit ${limit}`.execute(db);
    const values = await readQuestionValues(db, rows);
    return rows.map((row) => toConflict(row, values));
  };
  return {
    open: (filter, limit) => read(sql`c.closed_at is null and ${matches(filter)}`, limit ?? null),
    count: async (filter) => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from conflict c where c.closed_at is null and ${matches(filter)}`.execute(db);
      return rows[0]!.count;
    },
    get: async (id) => (await read(sql`c.id = ${id}`, 1))[0] ?? null,
    countByKind: async () => {
      const { rows } = await sql<{ kind: string; count: number }>`
        select kind, count(*) as count from conflict where closed_at is null group by kind order by kind`.execute(db);
      return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
    },
    assign: async (id, assignee) => {
      const { numAffectedRows } = await sql`
        update conflict set assignee = ${assignee} where id = ${id} and closed_at is null`.execute(db);
      assertFound(id, numAffectedRows);
    },
    close: async (id, { reason, author }) => {
      const { numAffectedRows } = await sql`
        update conflict c set closed_at = now(), close_reason = ${reason}, closer = ${author}, asked_hash = ${evidenceOf('c')}
        where id = ${id} and closed_at is null`.execute(db);
      assertFound(id, numAffectedRows);
    },
    doubtValues: (fields) => inTransaction(database, (transaction) => doubtValues(transaction, fields)),
    prioritize: (stakes) => inTransaction(database, (transaction) => prioritizeQuestions(transaction, stakes)),
  };
}

function matches({ kind, assignee, customer }: ConflictFilter): RawBuilder<unknown> {
  const conditions = [
    ...(kind === undefined ? [] : [sql`c.kind = ${kind}`]),
    ...(assignee === undefined ? [] : [sql`c.assignee = ${assignee}`]),
    ...(customer === undefined
      ? []
      : [
          sql`(c.customer_id = ${customer} or c.records &&
            (select coalesce(array_agg(record_id), '{}') from membership where customer_id = ${customer}))`,
        ]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

function assertFound(id: ConflictId, affected: bigint | undefined): void {
  if (affected === 1n) return;
  throw new YektaError('conflict.not_found', `There is no open question ${id}.`, {
    remedy: '`yekta conflicts` lists them.',
  });
}

interface ConflictRow
  extends Pick<QueuedConflict, 'id' | 'customer' | 'field' | 'source' | 'counts' | 'weight' | 'priority' | 'assignee'> {
  readonly question: string;
  readonly kind: string;
  readonly reason: string;
  readonly records: readonly RecordId[];
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly closed_by: ClosedConflict['by'];
  readonly close_reason: string | null;
  readonly closer: string | null;
}

function toConflict(row: ConflictRow, values: QuestionValues): QueuedConflict {
  const { question, kind, reason, opened_at, closed_at, closed_by, close_reason, closer, ...rest } = row;
  return {
    ...rest,
    ...({ kind, reason } as Pick<QueuedConflict, 'kind' | 'reason'>),
    value: values.get(question) ?? null,
    state: closed_at !== null ? 'closed' : row.assignee === null ? 'open' : 'assigned',
    openedAt: opened_at,
    closed: closed_at === null ? null : { by: closed_by, author: closer, reason: close_reason, at: closed_at },
  };
}
