/**
 * What rows of text files said when they were read last, told from their bytes: 32 bytes for each row, in parts. It saves parsing and
 * is made anew when it is lost; so it is not logged.
 */
export const rowMemoTable = /* sql */ `
create unlogged table row_memo (
  id integer generated always as identity primary key,
  source_id integer not null,
  rows bytea not null
);
alter table row_memo alter rows set storage external;
`;
