/** How many customers and records are published, kept up to date by every publication; null: to be counted. */
export const totalColumns = /* sql */ `
alter table project_state
  add customers bigint,
  add records bigint,
  add merged_customers bigint;
`;
