/** Rows of a text file as they were read last, 12 bytes each: hash of the row's bytes, and its record (0: it is to be read again). */
export const rowMemoTable = /* sql */ `
create table row_memo (
  source_id integer not null,
  file text collate "C" not null,
  dialect_hash uuid not null,
  rows bytea not null,
  primary key (source_id, file)
);
alter table row_memo alter rows set storage external;
`;
