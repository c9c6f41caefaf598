import { createHash } from 'node:crypto';
import { z } from 'zod';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { ExportPage } from './export-page.ts';
import type { ExportRequest } from './export-request.ts';
import type { TimePosition } from './position.ts';
import { updateSecond } from './update-time.ts';

/**
 * Pages of the time-based incremental export of organizations, the only one that they have. Each request starts at the
 * end time of the page before and so repeats the objects of that second; they are recognised by their fingerprint, so
 * that one which changed meanwhile is still read again.
 * Format: https://developer.zendesk.com/documentation/ticketing/managing-tickets/using-the-incremental-export-api/
 */
export async function* exportByTime(
  start: TimePosition,
  request: ExportRequest,
  signal: AbortSignal,
): AsyncGenerator<ExportPage<TimePosition>> {
  const path = '/api/v2/incremental/organizations.json';
  for (let position = start, size = request.pageSize; ; ) {
    const query = { start_time: position.time, per_page: size };
    const page = await request.http.getJson({ path, query, schema: pageSchema }, signal);
    const last = page.end_of_stream ?? page.organizations.length < size;
    const time = Math.max(position.time, page.end_time ?? 0);
    const seen = new Set(position.seen);
    const fresh = page.organizations.filter((object) => !seen.has(fingerprint(object)));
    const repeated = page.organizations.length - fresh.length;

    if (!last && fresh.length === 0 && time === position.time) {
      if (page.organizations.length > size) {
        // A page grows over its size to hold all that changed in one second: that second is done.
        position = { time: time + 1, seen: [] };
        yield { objects: [], repeated, position, last };
      } else if (size < maxPageSize) {
        // A page of exactly its size may have been cut within the second: only a larger one can tell.
        size = maxPageSize;
      } else throw stuck(path, request.source);
      continue;
    }

    let taken = 0;
    for (; fresh.length - taken > largestBatch; taken += largestBatch) {
      const part = fresh.slice(taken, taken + largestBatch);
      position = { time: position.time, seen: [...position.seen, ...part.map(fingerprint)] };
      yield { objects: part, repeated: 0, position, last: false };
    }
    position = { time, seen: seenSince(time, page.organizations, position) };
    size = request.pageSize;
    yield { objects: fresh.slice(taken), repeated, position, last };
    if (last) return;
  }
}

/** Fingerprints of what a request from `time` will give again. */
function seenSince(time: number, objects: readonly unknown[], before: TimePosition): readonly string[] {
  const repeatable = objects.filter((object) => (updateSecond(object) ?? time) >= time).map(fingerprint);
  return [...new Set([...(before.time === time ? before.seen : []), ...repeatable])];
}

/** Short: the fingerprints of one second are part of the stored position. */
function fingerprint(object: unknown): string {
  return createHash('sha256').update(JSON.stringify(object)).digest('base64url').slice(0, 12);
}

/** Of the port: a batch holds at most about 2,000 records. */
const largestBatch = 2000;

/** Of Zendesk. */
const maxPageSize = 1000;

const pageSchema = z.looseObject({
  organizations: z.array(z.unknown()),
  /** Unix seconds of the latest change in the page. */
  end_time: z.int().nonnegative().nullish(),
  end_of_stream: z.boolean().optional(),
});

function stuck(path: string, source: string): YektaError {
  const message = `${path} says that there is more, but repeats one page of ${maxPageSize} that changed in one second.`;
  return new YektaError('source.response_invalid', message, { place: { source } });
}
