/**
 * Homes of records: the ids that a record goes with and comes from, where they say more than its customer does, so that the end of a merge gives
 * ids back as they were. Records that are gone from their sources keep theirs.
 */
export const homeTables = /* sql */ `
alter table former_membership rename to record_home;
alter index former_membership_pkey rename to record_home_pkey;
alter table record_home rename column customer_id to home_id;
alter table record_home add origin_id text collate "C";
update record_home set origin_id = home_id;
create index record_home_of on record_home (home_id);

create table pending_home (
  record_id integer primary key,
  home_id text collate "C",
  origin_id text collate "C"
);
`;
