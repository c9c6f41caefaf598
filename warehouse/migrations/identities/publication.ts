/**
 * The gate before publication. Pending changes that depend on each other form a group, named by its smallest record; a hold keeps groups back until
 * a person releases it.
 */
export const publicationTables = /* sql */ `
alter table pending_membership add group_id integer not null default 0;
alter table pending_identity add group_id integer not null default 0;
alter table pending_golden
  add group_id integer not null default 0,
  add cause text;

create table hold (
  id bigint generated always as identity primary key,
  question uuid not null unique,
  scope text not null check (scope in ('file', 'rule', 'value', 'source', 'cluster', 'kind')),
  subject text not null,
  reason text not null,
  counts json not null,
  run_id integer not null references run,
  opened_at timestamptz not null default now(),
  released_by integer references decision,
  closed_at timestamptz
);

create table held_group (
  hold_id bigint not null references hold,
  group_id integer not null,
  primary key (hold_id, group_id)
);
create index held_group_of_group on held_group (group_id);
`;
