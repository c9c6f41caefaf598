/** Models, match results, decisions of people, and open questions for them. */
export const matchingTables = /* sql */ `
create table model (
  id integer generated always as identity primary key,
  fingerprint text not null,
  model json not null,
  made_at timestamptz not null default now()
);
create index model_of_fingerprint on model (fingerprint, id);

create table match_edge (
  a integer not null,
  b integer not null,
  weight double precision not null,
  levels smallint[] not null,
  rules text[] not null,
  primary key (a, b)
);

create table cluster_member (
  record_id integer primary key,
  cluster_id integer not null
);

create table decision (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('must_link', 'cannot_link')),
  record_a integer not null references source_record,
  record_b integer not null references source_record,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  undone_at timestamptz,
  check (record_a <> record_b)
);

create function note_decision() returns trigger language plpgsql as $$
begin
  execute format('update %I.project_state set decisions_revision = decisions_revision + 1', tg_table_schema);
  return null;
end $$;
create trigger decision_changed after insert or update or delete on decision
  for each statement execute function note_decision();

create table conflict (
  id bigint generated always as identity primary key,
  question uuid not null unique,
  kind text not null,
  records integer[] not null,
  customer_id text collate "C",
  field text,
  source text,
  reason text not null,
  weight double precision,
  opened_at timestamptz not null default now(),
  closed_at timestamptz
);
create index conflict_open on conflict (kind) where closed_at is null;
create index conflict_of_customer on conflict (customer_id) where closed_at is null;
create index conflict_of_record on conflict using gin (records) where closed_at is null;
`;
