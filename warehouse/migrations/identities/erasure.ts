/**
 * Erasure: what was erased and why, without anything about whom; and tombstones, by which the next sync knows a record that was erased. A tombstone
 * is an HMAC under a key of this installation: it cannot be guessed from a list of known keys without that key.
 */
export const erasureTables = /* sql */ `
create table installation (
  one boolean primary key default true check (one),
  erasure_key bytea not null
    default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
);
insert into installation default values;

create table erasure (
  id integer generated always as identity primary key,
  customer_id text collate "C" not null,
  reason text not null,
  erased_by text not null,
  at timestamptz not null default now(),
  counts json not null
);

create table tombstone (
  mac bytea primary key,
  kind text not null check (kind in ('key', 'identifier')),
  erasure_id integer not null references erasure
);

create table export_log (
  path text collate "C" primary key,
  at timestamptz not null default now()
);
`;
