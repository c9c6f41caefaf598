/**
 * What incremental matching keeps: comparables of each live record, the blocking index in segments of sorted entries, the sizes of blocks by
 * rule, clusters that are held, as they were made, and what the stored result was made from. `match_record.matched_data` is null where `data` is what that result was made from; else it is
 * what was (empty: the record was not there), and `data` is null for a record that is gone. So the records to match again are a partial index.
 */
export const matchingIndexTables = /* sql */ `
create table match_record (
  record_id integer primary key,
  source_id integer not null,
  data bytea,
  matched_data bytea
);
alter table match_record alter data set storage plain, alter matched_data set storage plain;
alter table match_record alter data set statistics 0, alter matched_data set statistics 0;
create index match_record_dirty on match_record (record_id) where matched_data is not null;

create table block_segment (
  id integer generated always as identity primary key,
  bits smallint not null,
  entries bigint not null
);

create table block_part (
  segment_id integer not null,
  part integer not null,
  entries bytea not null,
  primary key (segment_id, part)
);
alter table block_part alter entries set storage external;
alter table block_part alter entries set statistics 0;

create table block_rule (
  place smallint primary key,
  keys_of_size json not null
);

create table block_label (
  label text collate "C" primary key,
  records integer not null
);

alter table match_state
  add decisions json,
  add generic json,
  add records integer not null default 0;

create table held_member (
  record_id integer primary key,
  cluster_id integer not null
);
create index held_member_of on held_member (cluster_id);

alter table match_edge drop column rules;
create index match_edge_of_b on match_edge (b, a);
create index cluster_member_of on cluster_member (cluster_id);
`;
