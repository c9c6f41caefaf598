import type { Clock } from '../../config/vocabulary.ts';
import type { NormalizedRecord } from '../normalized-record.ts';

const millisecondsPerDay = 86_400_000;

/** Time of a record by a clock, in milliseconds since 1970. A source without update times counts by the time first seen; a record that was not seen again, too. */
export function clockTime(record: NormalizedRecord, clock: Clock): number {
  switch (clock) {
    case 'updated':
      return Date.parse(record.updatedAt ?? record.firstSeenAt);
    case 'first_seen':
      return Date.parse(record.firstSeenAt);
    case 'last_seen':
      return Date.parse(record.lastSeenAt ?? record.firstSeenAt);
    default:
      return clock satisfies never;
  }
}

/** Days from the record's time to `asOf` (milliseconds since 1970); times in the future have no age. */
export function ageInDays(record: NormalizedRecord, clock: Clock, asOf: number): number {
  return Math.max(0, asOf - clockTime(record, clock)) / millisecondsPerDay;
}

/** The newest time of any of the records, by every clock. */
export function newestTime(records: readonly NormalizedRecord[]): number {
  let newest = Number.NEGATIVE_INFINITY;
  for (const record of records)
    newest = Math.max(
      newest,
      clockTime(record, 'updated'),
      clockTime(record, 'first_seen'),
      clockTime(record, 'last_seen'),
    );
  return newest;
}
