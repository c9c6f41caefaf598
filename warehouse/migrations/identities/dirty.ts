/**
 * What changed since the last publication: records that came or went or whose cluster is another one (to be resolved), and published
 * records whose content changed (to be merged). Both are written in the transaction of the change and emptied by the publication; until then every
 * step finds the same work again. `all_unresolved` and an absent `merged_fingerprint` say that the lists do not tell everything.
 */
export const dirtyTables = /* sql */ `
create table unresolved_record (
  record_id integer primary key
);

create table unmerged_record (
  record_id integer primary key
);

alter table project_state
  add all_unresolved boolean not null default true,
  add merged_fingerprint uuid,
  add merged_decisions bigint;

create index record_home_from on record_home (origin_id);
create index customer_ended on customer (id) where state <> 'live' and golden_id is not null;
`;
