import type { NormalizedRecord } from '../../normalized-record.ts';

/** The source's own update time, else the time first seen, in milliseconds since 1970. */
export function recordTime(record: NormalizedRecord): number {
  return Date.parse(record.updatedAt ?? record.firstSeenAt);
}
