/**
 * Rollbacks of runs: who took back which run, and the versions and absences of records that are set aside since. What counts of a record follows
 * from the rest, so that absences have to be facts like versions. A record whose source says something else than what counts has a row in
 * `set_aside` until its source says something new. Models count from their activation on, so that a rollback can activate a former one.
 */
export const rollbackTables = /* sql */ `
create table run_rollback (
  id integer generated always as identity primary key,
  run_id integer not null references run,
  lifts integer unique references run_rollback,
  reason text not null,
  decided_by text not null,
  at timestamptz not null default now()
);
create index run_rollback_of_run on run_rollback (run_id);

create table record_absence (
  record_id integer not null,
  deleted_at timestamptz not null,
  after_version integer not null,
  until_version integer,
  primary key (record_id, deleted_at)
);
insert into record_absence (record_id, deleted_at, after_version)
select r.id, r.deleted_at, r.version from source_record r
join source_record_version v on v.record_id = r.id and v.version = r.version
where r.deleted_at is not null and not v.deleted;

create table withdrawal (
  record_id integer not null,
  version integer,
  deleted_at timestamptz,
  rollback_id integer not null,
  lifted_by integer,
  unique nulls not distinct (record_id, version, deleted_at, rollback_id),
  constraint withdrawal_of_one check ((version is null) <> (deleted_at is null))
);
create index withdrawal_of_rollback on withdrawal (rollback_id);
create index withdrawal_lifted_by on withdrawal (lifted_by) where lifted_by is not null;

create table set_aside (
  record_id integer primary key,
  version integer not null,
  deleted_at timestamptz
);

alter table source_record add withdrawn boolean not null default false;
alter table source_record_version add late boolean not null default false;
update source_record_version v set late = true
where v.version > 1 and exists (
  select from source_record_version o
  where o.record_id = v.record_id and o.version < v.version and o.order_key > v.order_key
);

create table model_activation (
  id integer generated always as identity primary key,
  fingerprint text not null,
  model_id integer not null references model,
  rollback_id integer references run_rollback,
  at timestamptz not null default now()
);
insert into model_activation (fingerprint, model_id, at) select fingerprint, id, made_at from model order by id;
create index model_activation_of on model_activation (fingerprint, id);
`;
