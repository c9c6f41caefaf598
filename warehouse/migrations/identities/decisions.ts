/**
 * Decisions as facts: of every kind, anchored to any number of records, ended by a row of their own instead of being changed.
 * Both tables are append-only; only erasure may change what they say (it sets `yekta.erasing` for its transaction).
 */
export const decisionTables = /* sql */ `
create table decision_end (
  decision_id integer primary key references decision,
  cause text not null check (cause in ('undone', 'superseded', 'expired', 'erased')),
  by_decision integer references decision,
  ended_by text not null,
  ended_at timestamptz not null default now(),
  reason text not null default ''
);
insert into decision_end (decision_id, cause, ended_by, ended_at)
select id, 'undone', decided_by, undone_at from decision where undone_at is not null;

drop trigger decision_changed on decision;
alter table decision
  add records integer[] not null default '{}',
  add field text,
  add content json not null default '{}',
  add reason text not null default '',
  add origin text not null default 'cli' check (origin in ('cli', 'csv', 'api')),
  add restores integer references decision,
  add expires_at timestamptz,
  add basis bigint,
  drop constraint decision_kind_check;
update decision set records = array[least(record_a, record_b), greatest(record_a, record_b)];
alter table decision
  drop column record_a,
  drop column record_b,
  drop column undone_at,
  alter column records drop default,
  add constraint decision_kind_check check (kind in ('must_link', 'cannot_link', 'confirm_cluster', 'split_cluster',
    'pin', 'unpin', 'reject_value', 'generic_value')),
  add constraint decision_links_two check (kind not in ('must_link', 'cannot_link')
    or (cardinality(records) = 2 and records[1] <> records[2]));
create index decision_of_records on decision using gin (records);
create index decision_end_by on decision_end (by_decision);

create view active_decision as
select d.* from decision d where not exists (select from decision_end e where e.decision_id = d.id);

create table decision_state (
  one boolean primary key default true check (one),
  revision bigint not null default 0
);
insert into decision_state (revision) select decisions_revision from project_state;
alter table project_state drop column decisions_revision;

create or replace function note_decision() returns trigger language plpgsql as $$
begin
  execute format('update %I.decision_state set revision = revision + 1', tg_table_schema);
  return null;
end $$;
create trigger decision_taken after insert on decision for each statement execute function note_decision();
create trigger decision_ended after insert on decision_end for each statement execute function note_decision();

create function refuse_change() returns trigger language plpgsql as $$
begin
  if current_setting('yekta.erasing', true) is distinct from 'on' then
    raise exception '% is append-only', tg_table_name;
  end if;
  return null;
end $$;
create trigger decision_kept before update or delete on decision for each statement execute function refuse_change();
create trigger decision_end_kept before update or delete on decision_end
  for each statement execute function refuse_change();
`;
