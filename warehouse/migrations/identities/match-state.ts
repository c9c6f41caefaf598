/** What the stored match result was made from, in a row of its own: only matching writes it. */
export const matchStateTable = /* sql */ `
create table match_state (
  one boolean primary key default true check (one),
  revision bigint not null default 0,
  model_id integer,
  fingerprint text,
  statistics json
);
insert into match_state (revision, model_id, fingerprint, statistics)
select match_revision, match_model_id, match_fingerprint, match_statistics from project_state;
alter table project_state
  drop column normalized_revision,
  drop column match_revision,
  drop column match_model_id,
  drop column match_fingerprint,
  drop column match_normalized_revision,
  drop column match_decisions_revision,
  drop column match_statistics;
`;
