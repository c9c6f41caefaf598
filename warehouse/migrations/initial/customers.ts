/** Customers, what is prepared for them, and the public SQL views. */
export const customerTables = /* sql */ `
create table customer (
  id text collate "C" primary key,
  state text not null,
  into_ids text[],
  golden_id bigint,
  content_hash uuid,
  created_at timestamptz not null default now()
);

create table membership (
  record_id integer primary key,
  customer_id text collate "C" not null
);
create index membership_of_customer on membership (customer_id);

create table former_membership (
  record_id integer primary key,
  customer_id text collate "C" not null
);

create table golden_record (
  id bigint generated always as identity primary key,
  customer_id text collate "C" not null,
  kind text,
  fields json not null,
  provenance json not null,
  contradictions json not null,
  input_hash uuid not null
);
alter table golden_record alter column fields set statistics 0;
alter table golden_record alter column provenance set statistics 0;

create table customer_event (
  position bigint primary key,
  customer_id text collate "C" not null,
  type text not null,
  run_id integer not null,
  at timestamptz not null default now(),
  data jsonb not null default '{}'
);
create index event_of_customer on customer_event (customer_id, position);
create index event_of_run on customer_event (run_id);

create table pending_membership (
  record_id integer primary key,
  customer_id text collate "C"
);
create index pending_membership_of_customer on pending_membership (customer_id);

create table pending_identity (
  seq integer primary key,
  customer_id text collate "C" not null,
  change text not null,
  other_ids text[] not null
);

create table pending_golden (
  customer_id text collate "C" primary key,
  golden_id bigint not null,
  content_hash uuid not null,
  contradicts boolean not null
);
`;

export const publicViews = /* sql */ `
create view customer_golden as
select c.id as customer_id,
  g.kind,
  f.fields ->> 'full_name' as full_name,
  f.fields ->> 'organisation_name' as organisation_name,
  f.fields ->> 'national_id' as national_id,
  f.fields ->> 'company_id' as company_id,
  coalesce(f.fields #>> '{phone,0}', f.fields ->> 'phone') as phone,
  coalesce(f.fields #>> '{email,0}', f.fields ->> 'email') as email,
  f.fields ->> 'city' as city,
  f.fields ->> 'address' as address,
  f.fields,
  c.created_at
from customer c
join golden_record g on g.id = c.golden_id
cross join lateral (select g.fields::jsonb as fields) f
where c.state = 'live';

create view customer_xref as
select m.customer_id, s.name as source, r.stream, r.key
from membership m
join source_record r on r.id = m.record_id
join source s on s.id = r.source_id;

create view customer_change as
select position, customer_id, type, at, data from customer_event;
`;
