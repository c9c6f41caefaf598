/**
 * Runs, their steps and files, rejects, and the state that says which projections are stale. Tables that are loaded in bulk have no foreign
 * keys: a check per row would double the time of a load, and only set operations write to them.
 */
export const runTables = /* sql */ `
create table run (
  id integer generated always as identity primary key,
  status text not null,
  started_at timestamptz not null default now(),
  observed_at timestamptz not null,
  finished_at timestamptz,
  error json
);

create table run_step (
  run_id integer not null references run,
  step text not null,
  source text collate "C" not null,
  status text not null,
  attempt integer not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  done bigint not null default 0,
  total bigint,
  counts json not null default '{}',
  error json,
  primary key (run_id, step, source)
);

create table source (
  id integer generated always as identity primary key,
  name text collate "C" not null unique,
  cursor json
);

create table run_file (
  id integer generated always as identity primary key,
  run_id integer not null references run,
  source_id integer not null references source,
  file text collate "C" not null,
  sheet text collate "C",
  rows_read integer not null,
  accepted integer not null,
  rejected integer not null,
  unchanged integer not null,
  error json,
  notes text[] not null,
  unique nulls not distinct (run_id, source_id, file, sheet),
  constraint counts_add_up check (rows_read = accepted + rejected + unchanged)
);

create table reject (
  id bigint generated always as identity primary key,
  run_file_id integer not null,
  row_number integer not null,
  column_name text,
  value text,
  code text not null,
  reason text not null
);
create index reject_of_file on reject (run_file_id, row_number);

create table staging (
  source_id integer primary key references source,
  run_id integer not null references run,
  finished boolean not null default false,
  mode text,
  complete boolean,
  cursor json,
  record_count integer,
  reject_count integer,
  files json,
  outcome json
);

create table project_state (
  one boolean primary key default true check (one),
  normalized_revision bigint not null default 0,
  decisions_revision bigint not null default 0,
  match_revision bigint not null default 0,
  match_model_id integer,
  match_fingerprint text,
  match_normalized_revision bigint,
  match_decisions_revision bigint,
  identities_match_revision bigint,
  event_position bigint not null default 0
);
insert into project_state default values;
`;
