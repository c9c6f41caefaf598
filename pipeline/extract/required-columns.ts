import { YektaError } from '../../config/errors/yekta-error.ts';
import { nearestName } from '../../config/nearest-name.ts';
import type { SourceConfig } from '../../config/schema/source-config.ts';
import type { SourceName } from '../../matching/ids.ts';
import type { RawRecord } from '../ports/source-reader.ts';

/**
 * Checks the first record of every file and sheet for the columns that the configuration names.
 * Throws `source.column_missing` with the place and the nearest column that is there.
 */
export function columnCheck(source: SourceName, required: readonly string[]): (records: readonly RawRecord[]) => void {
  let last = '';
  return (records) => {
    if (required.length === 0) return;
    for (const record of records) {
      const { file, sheet = '' } = record.place;
      const where = `${file}\n${sheet}`;
      if (where === last) continue;
      last = where;
      assertColumns(source, record, required);
    }
  };
}

function assertColumns(source: SourceName, record: RawRecord, required: readonly string[]): void {
  const missing = required.filter((column) => !Object.hasOwn(record.values, column));
  if (missing.length === 0) return;
  const present = Object.keys(record.values);
  const said = missing.map((column) => {
    const near = nearestName(column, present);
    return near === null ? `"${column}"` : `"${column}" (did you mean "${near}"?)`;
  });
  const { file, sheet } = record.place;
  throw new YektaError('source.column_missing', `The file has no column ${said.join(' and no column ')}.`, {
    place: sheet === undefined ? { source, file } : { source, file, sheet },
    remedy: `Correct the mapping or the header; the file has: ${present.map((column) => `"${column}"`).join(', ')}.`,
  });
}

/** Columns that the configuration of a source names, for its key, its update time and its fields. */
export function requiredColumns(source: SourceConfig): readonly string[] {
  const named = source.streams.flatMap((stream) => [
    ...stream.key,
    ...(stream.updatedAt === null ? [] : [stream.updatedAt.column]),
    ...stream.fields.flatMap((mapping) => mapping.columns),
  ]);
  return [...new Set(named)];
}
