import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** Distinct texts of a column, most frequent first; elements of lists count one by one, true dates and blanks do not. */
export async function columnTexts(
  db: Database['db'],
  { source, stream, column, limit }: { source: string; stream: string; column: string; limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ text: string }>`
    select text from (
      select case jsonb_typeof(value)
          when 'object' then case when value ? 'd' then null else value ->> 'n' end
          else value #>> '{}'
        end collate "C" as text
      from source_record r
      join source s on s.id = r.source_id
      join source_record_version v on v.record_id = r.id and v.version = r.version
      cross join lateral jsonb_path_query(v.raw -> ${column}, '$[*]') as value
      where s.name = ${source} and r.stream = ${stream} and r.deleted_at is null
    ) texts
    where btrim(text) <> ''
    group by text order by count(*) desc, text limit ${limit}`.execute(db);
  return rows.map(({ text }) => text);
}
