/**
 * What the doubts about shared values were found from, so that they are looked for again only where something changed; null: something did. And
 * nobody asks for pending records by their customer.
 */
export const publicationColumns = /* sql */ `
alter table project_state add column doubted uuid;
drop index pending_membership_of_customer;
`;

/** What records of open questions say in fields that may be doubted, as digests: see warehouse/stores/queue/asked-records.ts. */
export const askedRecords = /* sql */ `
create table asked_record (
  record_id integer primary key,
  fields uuid not null,
  said uuid[] not null
);
`;
