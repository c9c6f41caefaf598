/** Questions as a queue: most urgent first, assigned to people, closed by a decision or with a reason; what was asked and answered stays so. */
export const conflictQueueColumns = /* sql */ `
alter table conflict
  add priority double precision not null default 0,
  add stake double precision not null default 0,
  add assignee text,
  add closed_by integer references decision,
  add close_reason text,
  add asked_hash uuid;
create index conflict_queue on conflict (priority desc, id) where closed_at is null;
`;
