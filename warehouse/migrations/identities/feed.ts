/**
 * The change feed: its position has a row of its own, so that neither people who decide nor other steps wait for a publication. Events name the
 * golden records that a customer had before and after, whose contents are stored once.
 */
export const feedTables = /* sql */ `
create table feed_state (
  one boolean primary key default true check (one),
  position bigint not null default 0
);
insert into feed_state (position) select event_position from project_state;
alter table project_state drop column event_position;

alter table customer_event
  add golden_id bigint,
  add old_golden_id bigint,
  add cause text;
`;
