/** Homes of records: which customer id a record brought along, so that the end of a merge gives ids back as they were. */
export const homeTables = /* sql */ `
alter table former_membership rename to record_home;
alter index former_membership_pkey rename to record_home_pkey;
create index record_home_of_customer on record_home (customer_id);
`;
