/**
 * Changes that are held back until a person lets them through: a hold with the changes that it holds, by their digests, and the records that
 * are to blame, in the state in which they are to blame. Of a source that is stopped, the records are those whose deletion was let through.
 */
export const holdTables = /* sql */ `
alter table run add gated boolean not null default true;

alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check check (kind in ('must_link', 'cannot_link', 'confirm_cluster',
  'split_cluster', 'pin', 'unpin', 'reject_value', 'generic_value', 'release_hold'));

create table hold (
  id integer generated always as identity primary key,
  question uuid not null,
  scope text not null check (scope in ('file', 'cause', 'value', 'rule', 'cluster', 'kind', 'source')),
  subject text collate "C" not null,
  reason text not null,
  counts json not null,
  content uuid not null,
  position bigint not null,
  since_run integer references run,
  run_id integer not null references run,
  opened_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index hold_open on hold (question) where closed_at is null;

create table held_group (
  hold_id integer not null references hold,
  change uuid not null,
  primary key (hold_id, change)
);

create table held_record (
  hold_id integer not null references hold,
  record_id integer not null,
  version integer not null,
  deleted boolean not null,
  primary key (record_id, hold_id)
);
`;
