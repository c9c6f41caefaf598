import type { SourceName } from '../matching/ids.ts';
import type { NormalizedRecord } from '../matching/normalized-record.ts';
import type { Profile } from '../matching/profile.ts';
import { timesUsed } from '../matching/survivorship/times-used.ts';
import type { RunId } from './ports/run-store.ts';
import type { Warehouse } from './ports/warehouse.ts';

/** The times of a run that golden records can depend on; whole days, so that a second sync of a day changes nothing. */
export interface MergeTimes {
  /** When ages are measured: the start of the run's day (UTC), ISO 8601. */
  readonly asOf: string;
  /** The day on which each source was last read completely: its live records were last seen then. */
  readonly lastSeen: ReadonlyMap<SourceName, string>;
}

/** The day of a run, as golden records can depend on it: its start (UTC), ISO 8601. */
export async function dayOfRun({ runs }: Pick<Warehouse, 'runs'>, run: RunId): Promise<string> {
  return startOfDay(await runs.observedAt(run));
}

export async function mergeTimes(warehouse: Pick<Warehouse, 'runs' | 'sources'>, run: RunId): Promise<MergeTimes> {
  return mergeTimesAt(await dayOfRun(warehouse, run), await warehouse.sources.lastRead());
}

/** The times of a run of this day (any time of it, ISO 8601). */
export function mergeTimesAt(day: string, lastRead: ReadonlyMap<SourceName, string>): MergeTimes {
  return {
    asOf: startOfDay(day),
    lastSeen: new Map([...lastRead].map(([source, at]) => [source, startOfDay(at)])),
  };
}

/** A fingerprint of the rules and of the times that they use: for most profiles the fingerprint of the rules alone. */
export function timedFingerprint(rules: string, profile: Profile, { asOf, lastSeen }: MergeTimes): string {
  const used = timesUsed(profile);
  const seen = [...lastSeen].sort(([a], [b]) => (a < b ? -1 : 1));
  return [rules, ...(used.asOf ? [asOf] : []), ...(used.lastSeen ? [JSON.stringify(seen)] : [])].join('\n');
}

/** The records with the days on which they were last seen: with their source, or with their own newest version. */
export function withLastSeen(
  records: readonly NormalizedRecord[],
  { lastSeen }: Pick<MergeTimes, 'lastSeen'>,
): readonly NormalizedRecord[] {
  return records.map((record) => {
    const own = startOfDay(record.firstSeenAt);
    const read = lastSeen.get(record.source) ?? own;
    return { ...record, lastSeenAt: read > own ? read : own };
  });
}

function startOfDay(time: string): string {
  return `${new Date(Date.parse(time)).toISOString().slice(0, 10)}T00:00:00.000Z`;
}
