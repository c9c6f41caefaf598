import { z } from 'zod';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { ZendeskStream } from '../../config/vocabulary.ts';
import type { Cursor } from '../../pipeline/ports/source-reader.ts';

/**
 * Where each stream stands. Users and tickets: a number is the `start_time` of the first request (Unix seconds), a text
 * Zendesk's own cursor. Organizations have no cursor: their position is a time, and the objects of that time or later
 * that were already read, because the next request gives them again.
 */
export interface Positions {
  readonly users: CursorPosition;
  readonly tickets: CursorPosition;
  readonly organizations: TimePosition;
}

export interface CursorPosition {
  readonly at: number | string;
  /** Unix seconds of the latest change that was read; null: not known. */
  readonly time: number | null;
}

export interface TimePosition {
  /** Unix seconds. */
  readonly time: number;
  /** Fingerprints of objects already read. */
  readonly seen: readonly string[];
}

/**
 * Positions of a stored cursor. Streams that it does not know start at `start`, and none at a time after `latest`
 * (all in Unix seconds): Zendesk refuses a start time within the last minute, whose changes it does not serve yet.
 */
export function parsePositions(cursor: Cursor | null, start: number, latest: number, source: string): Positions {
  const parsed = storedCursor.safeParse(cursor ?? {});
  if (!parsed.success) throw unknownCursor(source);
  const settled = (at: number | string, time: number | null = null): CursorPosition =>
    typeof at === 'number' ? { at: Math.min(at, latest), time } : { at, time };
  const { users = start, tickets = start, organizations = start, organizations_seen = '' } = parsed.data;
  return {
    users: settled(users, parsed.data.users_time),
    tickets: settled(tickets, parsed.data.tickets_time),
    organizations: { time: Math.min(organizations, latest), seen: organizations_seen.split(' ').filter(Boolean) },
  };
}

/** The flat form that the warehouse keeps. */
export function toCursor(positions: Positions): Cursor {
  return {
    users: positions.users.at,
    users_time: positions.users.time,
    organizations: positions.organizations.time,
    organizations_seen: positions.organizations.seen.join(' '),
    tickets: positions.tickets.at,
    tickets_time: positions.tickets.time,
  };
}

/**
 * Where to read again from, `seconds` before where a stream stands: changes may become visible after later ones. What is read
 * twice is unchanged. Not after `latest`, as with parsePositions.
 */
export function rewind(positions: Positions, seconds: number, latest: number): Positions {
  if (seconds === 0) return positions;
  const before = (time: number): number => Math.max(0, Math.min(time - seconds, latest));
  const back = (position: CursorPosition): CursorPosition =>
    position.time === null ? position : { at: before(position.time), time: null };
  const { users, tickets, organizations } = positions;
  return {
    users: back(users),
    tickets: back(tickets),
    organizations:
      organizations.seen.length === 0 ? organizations : { ...organizations, time: before(organizations.time) },
  };
}

/** Positions after one stream has moved on; it never moves back behind where it stood. */
export function advance<S extends ZendeskStream>(positions: Positions, stream: S, position: Positions[S]): Positions {
  const before = positions[stream];
  return (before.time ?? 0) > (position.time ?? 0) ? positions : { ...positions, [stream]: position };
}

const unixSeconds = z.int().nonnegative();
const storedCursor = z.object({
  users: z.union([unixSeconds, z.string().min(1)]).optional(),
  tickets: z.union([unixSeconds, z.string().min(1)]).optional(),
  users_time: unixSeconds.nullish(),
  tickets_time: unixSeconds.nullish(),
  organizations: unixSeconds.optional(),
  organizations_seen: z.string().optional(),
});

function unknownCursor(source: string): YektaError {
  return new YektaError('warehouse.inconsistent', 'The stored position is not one of this connector.', {
    place: { source },
    remedy: 'If the connector of this source was changed, give the source a new name.',
  });
}
