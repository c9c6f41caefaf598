/**
 * The feed with values. Of events from before golden records were kept, the last value is the only one that is known: those of
 * live customers get the golden record of today, so that replaying the feed gives what is served. Changed fields are those that
 * events name, and those in which the golden records differ since an erasure took values out of them.
 */
export const changesView = /* sql */ `
update customer_event e set golden_id = c.golden_id
from customer c
where c.id = e.customer_id and c.state = 'live' and e.golden_id is null
  and e.type in ('created', 'restored', 'released', 'field_changed');

create or replace view customer_change as
select e.position, e.customer_id, e.type, e.at,
  case
    when e.type = 'field_changed' then jsonb_build_object(
      'kind', case when old.kind is distinct from new.kind and old.id is not null and new.id is not null
        then jsonb_build_object('old', old.kind, 'new', new.kind) end,
      'fields', (
        select coalesce(jsonb_object_agg(field, jsonb_build_object(
          'old', old.fields::jsonb -> field,
          'new', new.fields::jsonb -> field,
          'rule', new.provenance::jsonb -> field -> 0)), '{}')
        from (
          select field from jsonb_array_elements_text(e.data -> 'fields') field
          union
          select field from jsonb_each(old.fields::jsonb) as before(field, value)
          full join jsonb_each(new.fields::jsonb) as after(field, value) using (field)
          where before.value is distinct from after.value and old.id is not null and new.id is not null
        ) changed))
    when e.type in ('created', 'restored', 'released') then e.data || jsonb_build_object('kind', new.kind, 'fields', new.fields::jsonb)
    else e.data
  end as data,
  e.run_id, e.cause
from customer_event e
left join golden_record new on new.id = e.golden_id
left join golden_record old on old.id = e.old_golden_id;
`;
