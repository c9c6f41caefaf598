const columnsOf = {
  source_record: [
    'id',
    'source_id',
    'stream',
    'key',
    'key_hash',
    'version',
    'hash',
    'first_seen_at',
    'version_seen_at',
    'deleted_at',
    'order_key',
    'withdrawn',
  ],
  source_record_version: [
    'record_id',
    'version',
    'hash',
    'run_file_id',
    'row_number',
    'seen_at',
    'order_key',
    'deleted',
    'late',
  ],
};

/**
 * What records say is kept as the text that it came as: it is written by the million and read whole, hardly ever searched. Rows of these tables
 * are much alike, so that few of them tell the planner enough.
 */
export const stagedAsText = [
  'alter table source_record_version alter column raw type json using raw::text::json;',
  ...Object.entries(columnsOf).map(
    ([table, columns]) =>
      `alter table ${table} ${columns.map((column) => `alter column ${column} set statistics 10`).join(', ')};`,
  ),
].join('\n');
