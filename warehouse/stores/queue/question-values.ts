import { sql } from 'kysely';
import type { FieldName } from '../../../matching/ids.ts';
import type { FieldValue } from '../../../matching/normalized-record.ts';
import { decodeFields } from '../../codec/normalized-fields.ts';
import type { Database } from '../../db/database.ts';
import { questionDigest } from './question-digest.ts';

/** By the digest of the question. */
export type QuestionValues = ReadonlyMap<string, FieldValue>;

/**
 * Values that questions about generic values are about. A question holds no personal data: what it asks about is found in its
 * records, by the digest of the question.
 */
export async function readQuestionValues(
  db: Database['db'],
  questions: readonly {
    readonly question: string;
    readonly kind: string;
    readonly field: FieldName | null;
    readonly records: readonly number[];
  }[],
): Promise<QuestionValues> {
  const asked = questions.flatMap(({ question, kind, field, records }) =>
    kind === 'generic_value' && field !== null ? [{ question, field, records }] : [],
  );
  const values = new Map<string, FieldValue>();
  if (asked.length === 0) return values;
  const { rows } = await sql<{ id: number; fields: unknown }>`
    select record_id as id, fields from normalized_record
    where fields is not null and record_id = any(${asked.flatMap(({ records }) => records)})`.execute(db);
  const fieldsOf = new Map(rows.map(({ id, fields }) => [id, decodeFields(fields)]));
  for (const { question, field, records } of asked) {
    const value = records
      .flatMap((record) => fieldsOf.get(record)?.[field] ?? [])
      .find(({ key }) => questionDigest({ kind: 'generic_value', field, key }) === question.replaceAll('-', ''));
    if (value !== undefined) values.set(question, value);
  }
  return values;
}
