/** Facts of rollbacks: versions that are set aside, the model that counts again, and which run took back which. */
export const rollbackTables = /* sql */ `
create table version_withdrawal (
  record_id integer not null,
  version integer not null,
  run_id integer not null references run,
  at timestamptz not null default now(),
  lifted_at timestamptz,
  primary key (record_id, version, run_id)
);
alter table source_record add withdrawn boolean not null default false;

create table model_activation (
  id integer generated always as identity primary key,
  fingerprint text not null,
  model_id integer not null references model,
  run_id integer references run,
  at timestamptz not null default now()
);
insert into model_activation (fingerprint, model_id, at)
select fingerprint, id, made_at from model order by id;
create index model_activation_of on model_activation (fingerprint, id);

create table run_rollback (
  run_id integer primary key references run,
  by_run integer not null references run,
  reason text not null,
  decided_by text not null,
  at timestamptz not null default now()
);
`;
