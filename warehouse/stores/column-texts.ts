import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/transaction.ts';

/*
 * The distinct texts of some columns over all live records, with their counts, are kept in `column_text`: what decides the format
 * of a column is a function of all of them, and is known without reading all of them. A column whose texts are counted has a row
 * of the empty text, which is never counted itself.
 */

const isCounted = sql`text_hash = md5('')::uuid`;

/** Texts of a raw value `value`; elements of lists count one by one, true dates and blanks do not. */
const textOf = sql`
  case jsonb_typeof(value)
    when 'object' then case when value ? 'd' then null else value ->> 'n' end
    else value #>> '{}'
  end collate "C"`;

const hashOf = (text: RawBuilder<unknown>): RawBuilder<unknown> => sql`md5(${text})::uuid`;

interface Column {
  readonly stream: string;
  readonly column: string;
}

/** Distinct texts of a column, the most frequent first: from the counts where they are kept, else from all records. */
export async function columnTexts(
  db: Database['db'],
  { source, stream, column, limit }: Column & { readonly source: string; readonly limit: number },
): Promise<readonly string[]> {
  const kept = sql`
    from column_text t join source s on s.id = t.source_id
    where s.name = ${source} and stream = ${stream} and column_name = ${column}`;
  const { rows: marks } = await sql`select ${kept} and ${isCounted}`.execute(db);
  const counts =
    marks.length > 0
      ? sql`select text, count ${kept} and not (${isCounted})`
      : countedTexts(source, { stream, column });
  const { rows } = await sql<{ text: string }>`
    select text from (${counts}) counts order by count desc, text limit ${limit}`.execute(db);
  return rows.map(({ text }) => text);
}

/** Keeps the counts of these columns of a source from now on, and of no others. */
export async function keepColumnTexts({ db }: Transaction, source: string, columns: readonly Column[]): Promise<void> {
  const { rows: kept } = await sql<Column>`
    select stream, column_name as column from column_text t join source s on s.id = t.source_id
    where s.name = ${source} and ${isCounted}`.execute(db);
  const isIn = (list: readonly Column[], one: Column): boolean =>
    list.some(({ stream, column }) => stream === one.stream && column === one.column);
  for (const { stream, column } of kept.filter((one) => !isIn(columns, one)))
    await sql`
      delete from column_text t using source s
      where s.id = t.source_id and s.name = ${source} and stream = ${stream} and column_name = ${column}`.execute(db);
  for (const one of columns.filter((column) => !isIn(kept, column)))
    await sql`
      insert into column_text (source_id, stream, column_name, text_hash, text, count)
      select s.id, ${one.stream}, ${one.column}, ${hashOf(sql`text`)}, text, count
      from source s, (select '' as text, 0 as count union all select * from (${countedTexts(source, one)}) counts) texts
      where s.name = ${source}
      on conflict do nothing`.execute(db);
}

const countedTexts = (source: string, { stream, column }: Column): RawBuilder<unknown> => sql`
  select text, count(*) as count
  from (
    select ${textOf} as text
    from source_record r
    join source s on s.id = r.source_id
    join source_record_version v on v.record_id = r.id and v.version = r.version
    cross join lateral jsonb_path_query((v.raw -> ${column})::jsonb, '$[*]') as value
    where s.name = ${source} and r.stream = ${stream} and r.deleted_at is null
  ) texts
  where btrim(text) <> '' group by text`;

/** Brings the counts of a source's counted columns up to date with the temporary table `record_change`. */
export async function followColumnTexts({ db }: Transaction, sourceId: number): Promise<void> {
  const { rows: counted } = await sql<{ stream: string; column_name: string }>`
    select stream, column_name from column_text where source_id = ${sourceId} and ${isCounted}`.execute(db);
  for (const { stream, column_name } of counted) {
    const ofColumn = sql`source_id = ${sourceId} and stream = ${stream} and column_name = ${column_name}`;
    await sql`
      insert into column_text (source_id, stream, column_name, text_hash, text, count)
      select ${sourceId}, ${stream}, ${column_name}, ${hashOf(sql`text`)}, text, sum(step)
      from (
        select ${textOf} as text, step
        from record_change c
        join source_record r on r.id = c.record_id
        cross join lateral (values (c.version_before, -1), (c.version_after, 1)) side (version, step)
        join source_record_version v on v.record_id = c.record_id and v.version = side.version
        cross join lateral jsonb_path_query((v.raw -> ${column_name})::jsonb, '$[*]') as value
        where r.stream = ${stream}
      ) texts
      where btrim(text) <> '' group by text having sum(step) <> 0
      on conflict (source_id, stream, column_name, text_hash) do update set count = column_text.count + excluded.count`.execute(
      db,
    );
    await sql`delete from column_text where ${ofColumn} and count = 0 and not (${isCounted})`.execute(db);
  }
}
