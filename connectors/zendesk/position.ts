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
  readonly users: number | string;
  readonly tickets: number | string;
  readonly organizations: TimePosition;
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
  const settled = (position: number | string) => (typeof position === 'number' ? Math.min(position, latest) : position);
  const { users = start, tickets = start, organizations = start, organizations_seen = '' } = parsed.data;
  return {
    users: settled(users),
    tickets: settled(tickets),
    organizations: { time: Math.min(organizations, latest), seen: organizations_seen.split(' ').filter(Boolean) },
  };
}

/** The flat form that the warehouse keeps. */
export function toCursor(positions: Positions): Cursor {
  return {
    users: positions.users,
    organizations: positions.organizations.time,
    organizations_seen: positions.organizations.seen.join(' '),
    tickets: positions.tickets,
  };
}

/** Positions after one stream has moved on. */
export function advance<S extends ZendeskStream>(positions: Positions, stream: S, position: Positions[S]): Positions {
  return { ...positions, [stream]: position };
}

const unixSeconds = z.int().nonnegative();
const storedCursor = z.object({
  users: z.union([unixSeconds, z.string().min(1)]).optional(),
  tickets: z.union([unixSeconds, z.string().min(1)]).optional(),
  organizations: unixSeconds.optional(),
  organizations_seen: z.string().optional(),
});

function unknownCursor(source: string): YektaError {
  return new YektaError('warehouse.inconsistent', 'The stored position is not one of this connector.', {
    place: { source },
    remedy: 'If the connector of this source was changed, give the source a new name.',
  });
}
