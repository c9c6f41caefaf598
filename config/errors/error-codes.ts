/**
 * What a caller does about an error.
 * `retry`: transient, the same call may succeed later. `skip`: this row, file or source is left out and the rest goes on.
 * `stop`: a person has to act first.
 */
export type Disposition = 'retry' | 'skip' | 'stop';

interface ErrorCodeInfo {
  readonly disposition: Disposition;
  /** One sentence for docs/errors.md. */
  readonly meaning: string;
}

/** The registry of every stable error code; docs/errors.md is checked against it by a test. Grouped by the folder that raises them. */
export const errorCodes = {
  'config.not_found': { disposition: 'stop', meaning: 'The configuration file does not exist or cannot be read.' },
  'config.syntax': { disposition: 'stop', meaning: 'The configuration file is not valid YAML.' },
  'config.invalid': { disposition: 'stop', meaning: 'A value in the configuration file is not allowed.' },
  'config.env_missing': {
    disposition: 'stop',
    meaning: 'An environment variable that the configuration refers to is not set.',
  },

  'source.unreachable': { disposition: 'retry', meaning: 'The source did not answer or answered with a server error.' },
  'source.rate_limited': {
    disposition: 'retry',
    meaning: 'The source asked to slow down for longer than Yekta waits in one request.',
  },
  'source.unauthorized': { disposition: 'stop', meaning: 'The source refused the credentials.' },
  'source.response_invalid': {
    disposition: 'skip',
    meaning: 'The source answered with something other than its documented format.',
  },
  'source.no_files': { disposition: 'skip', meaning: 'No file matches the location of a source.' },
  'source.column_missing': {
    disposition: 'skip',
    meaning: 'A column that the mapping or the key names is not in the file.',
  },

  'file.unreadable': { disposition: 'skip', meaning: 'The file cannot be opened or read.' },
  'file.empty': { disposition: 'skip', meaning: 'The file has no header or no content.' },
  'file.truncated': { disposition: 'skip', meaning: 'The file ends before its content is complete.' },
  'file.not_this_format': {
    disposition: 'skip',
    meaning: 'The content is not of the format that the connector reads.',
  },
  'file.encrypted': { disposition: 'skip', meaning: 'The file is protected by a password.' },
  'file.too_large': { disposition: 'skip', meaning: 'The file, or what it unpacks to, is over a limit.' },
  'file.unsafe': {
    disposition: 'skip',
    meaning: 'The file holds constructs that Yekta refuses, such as entity declarations.',
  },
  'file.encoding': { disposition: 'skip', meaning: 'The bytes are not valid in the declared or detected encoding.' },
  'file.header_missing': { disposition: 'skip', meaning: 'No header row was found.' },
  'file.sheet_missing': {
    disposition: 'skip',
    meaning: 'The sheet that the configuration names is not in the workbook.',
  },
  'file.malformed': { disposition: 'skip', meaning: 'The structure of the file is broken at the named place.' },

  'row.ragged': { disposition: 'skip', meaning: 'A row has more cells than the header has columns.' },
  'row.quote': { disposition: 'skip', meaning: 'A quote in the row is not closed or stands in the wrong place.' },
  'row.encoding': { disposition: 'skip', meaning: 'A row holds bytes that are not valid in the encoding of the file.' },
  'row.too_large': { disposition: 'skip', meaning: 'A cell or a row is over the size limit.' },
  'row.key_missing': { disposition: 'skip', meaning: 'A key column of the row is empty.' },
  'row.key_duplicate': { disposition: 'skip', meaning: 'Another row of the same source has the same key.' },
  'row.invalid': {
    disposition: 'skip',
    meaning: 'An object from the source lacks what every object of its kind must have.',
  },
  'row.erased': { disposition: 'skip', meaning: 'The row is about somebody whose data was erased.' },
  'row.unreadable': { disposition: 'skip', meaning: 'Where exactly the row is broken cannot be told.' },

  'warehouse.unreachable': { disposition: 'retry', meaning: 'The database does not answer.' },
  'warehouse.paused': {
    disposition: 'retry',
    meaning: 'A process stood still in the middle of a change, which was ended.',
  },
  'warehouse.start_failed': { disposition: 'stop', meaning: 'The embedded Postgres could not be started.' },
  'warehouse.too_new': { disposition: 'stop', meaning: 'The database was migrated by a newer version of Yekta.' },
  'warehouse.inconsistent': { disposition: 'stop', meaning: 'Counts or references in the warehouse do not add up.' },
  'index.torn': { disposition: 'retry', meaning: 'The blocking index was replaced while it was read, or lost parts.' },

  'sync.already_running': { disposition: 'stop', meaning: 'Another sync of the same project is running.' },
  'sync.interrupted': { disposition: 'stop', meaning: 'The sync was stopped before its end; the next one continues.' },
  'sync.step_failed': { disposition: 'stop', meaning: 'A step of the sync failed on its last attempt.' },
  'sync.superseded': {
    disposition: 'stop',
    meaning:
      'The run ended, or its step was started again, while a process still worked on it; it changed nothing more.',
  },
  'sync.staging_lost': {
    disposition: 'retry',
    meaning: 'What was read from a source was lost before it was stored, because the database crashed.',
  },
  'deletions.suspicious': {
    disposition: 'skip',
    meaning: 'More records are gone from a source at once than the limit allows; its customers stay as they are.',
  },

  'decision.stale': {
    disposition: 'stop',
    meaning: 'A customer that the decision is about changed after its author looked at it; nothing was decided.',
  },
  'decision.contradicts': { disposition: 'stop', meaning: 'A decision in force says the opposite.' },
  'decision.unknown_record': {
    disposition: 'stop',
    meaning: 'No source record has the source and key that the decision names.',
  },
  'decision.not_found': { disposition: 'stop', meaning: 'No decision has this id.' },
  'decision.ended': { disposition: 'stop', meaning: 'The decision is no longer in force.' },
  'decision.invalid_value': { disposition: 'stop', meaning: 'The value is not one that the field can hold.' },
  'decision.invalid_csv': {
    disposition: 'stop',
    meaning: 'A file of decisions is not what it must be; nothing was decided.',
  },
  'hold.not_found': { disposition: 'stop', meaning: 'No open hold has this number.' },
  'conflict.not_found': { disposition: 'stop', meaning: 'No open question has this id.' },
  'run.not_found': { disposition: 'stop', meaning: 'There is no run with this number.' },
  'rollback.nothing': {
    disposition: 'stop',
    meaning:
      'The run has nothing to roll back, or is rolled back already, or has no rollback to lift; nothing was changed.',
  },
  'rollback.superseded': {
    disposition: 'stop',
    meaning: 'Records that the run changed were changed again since; nothing was rolled back.',
  },
  'feed.unknown_position': { disposition: 'stop', meaning: 'The change feed has not come to this position yet.' },
  'customer.erased': { disposition: 'stop', meaning: 'The customer was erased: nothing of it is kept.' },
  'erasure.other_record': {
    disposition: 'stop',
    meaning: 'A record to erase belongs to another customer; nothing was erased.',
  },
  'erasure.reason': {
    disposition: 'stop',
    meaning: 'The reason of an erasure holds data of the person; nothing was erased.',
  },

  'cli.usage': { disposition: 'stop', meaning: 'The command was called with arguments it does not take.' },
  'match.not_ready': {
    disposition: 'stop',
    meaning: 'There is no stored result of matching that single records could be matched against.',
  },
  'match.invalid_values': {
    disposition: 'stop',
    meaning: 'The values to match are no JSON object of fields, or have fields that nothing knows.',
  },
  'model.missing': { disposition: 'stop', meaning: 'No matching model was made with this configuration yet.' },
  'truth.invalid': {
    disposition: 'stop',
    meaning: 'A file of true customers or of labelled pairs is not what it must be.',
  },
  'customer.not_found': { disposition: 'stop', meaning: 'No customer or source record has this id.' },
  'export.failed': { disposition: 'stop', meaning: 'The export could not be written.' },
  'queue.unreachable': { disposition: 'retry', meaning: 'The queue server does not answer.' },
  internal: { disposition: 'stop', meaning: 'A defect in Yekta.' },
} as const satisfies Record<string, ErrorCodeInfo>;

export type ErrorCode = keyof typeof errorCodes;
