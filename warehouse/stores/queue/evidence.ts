import { type RawBuilder, sql } from 'kysely';

/**
 * Digest of what a person saw who looked at a question: its reason, and what its records say in the field that it is about or
 * in the fields that matching compares. Of vanished records it is which and how many they are; of held changes how many there are; of a value that many
 * records share, how often their number has doubled.
 *
 * @param question alias of a row of `conflict`, or of another table with its columns
 */
export const evidenceOf = (question: 'c' | 'i'): RawBuilder<string> => {
  const column = (name: string) => sql.ref(`${question}.${name}`);
  return sql<string>`
    case ${column('kind')}
    when 'suspicious_deletions' then md5(${column('records')}::text || (${column('counts')} ->> 'vanished'))
    when 'held_changes' then md5(${column('counts')}::text)
    when 'generic_value' then md5(floor(log(2, (${column('counts')} ->> 'records')::numeric))::text)
    else md5(concat(${column('reason')}, (
      select string_agg(concat(n.record_id, n.kind, (
        select string_agg(concat(f.key, f.value), E'\n' order by f.key) from json_each(n.fields) f
        where case when ${column('field')} is null then f.key in (
            select comparison ->> 'field' from match_state s join model m on m.id = s.model_id
            cross join lateral json_array_elements(m.model -> 'comparisons') comparison)
          else f.key = ${column('field')} end
      )), E'\n' order by n.record_id)
      from normalized_record n where n.record_id = any(${column('records')})
    ))) end::uuid`;
};
