/**
 * What a sync needs to find what changed without reading everything: the digest of the files that were staged last, the source's own order of
 * versions, the records to normalize again, and the counts of texts that decide the format of a column.
 */
export const detectionTables = /* sql */ `
alter table source
  add manifest uuid,
  add order_definition uuid,
  add publication text not null default 'open' check (publication in ('open', 'stopped'));
alter table staging
  add absent_count integer,
  add manifest uuid,
  add order_definition uuid,
  add repeats boolean not null default false;
alter table source_record add order_key text collate "C";
alter table source_record_version
  add order_key text collate "C",
  add deleted boolean not null default false;

create table column_text (
  source_id integer not null,
  stream text collate "C" not null,
  column_name text collate "C" not null,
  text_hash uuid not null,
  text text collate "C" not null,
  count integer not null,
  primary key (source_id, stream, column_name, text_hash)
);
create index column_text_common on column_text (source_id, stream, column_name, count desc, text_hash);

create table stale_record (
  record_id integer primary key,
  source_id integer not null
);
create index stale_record_of_source on stale_record (source_id, record_id);

create table normalization_state (
  source_id integer primary key,
  fingerprint uuid not null
);
`;
