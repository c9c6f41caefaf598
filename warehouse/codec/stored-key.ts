import { sql } from 'kysely';

/** The comparable key of a value `v` of a stored normalized field; see normalized-fields. */
export const storedKey = sql<string>`
  case when json_typeof(v -> 2) = 'string' then v ->> 2
    when json_typeof(v -> 1) = 'string' then v ->> 1
    else v ->> 0 end`;
