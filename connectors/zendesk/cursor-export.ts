import { z } from 'zod';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { ExportPage } from './export-page.ts';
import type { ExportRequest } from './export-request.ts';
import type { CursorPosition } from './position.ts';
import { updateSecond } from './update-time.ts';

/**
 * Pages of a cursor-based incremental export (users, tickets). The first request of a source names a start time,
 * every later one the cursor of the page before, also across reads.
 * Format: https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/
 */
export async function* exportByCursor(
  stream: 'users' | 'tickets',
  start: CursorPosition,
  request: ExportRequest,
  signal: AbortSignal,
): AsyncGenerator<ExportPage<CursorPosition>> {
  const path = `/api/v2/incremental/${stream}/cursor.json`;
  const schema = pageSchema(stream);
  for (let position = start; ; ) {
    const { at } = position;
    const from = typeof at === 'string' ? { cursor: at } : { start_time: at };
    const page = await request.http.getJson({ path, query: { ...from, per_page: request.pageSize }, schema }, signal);
    const next = page.after_cursor ?? at;
    if (!page.last && next === at) throw stuck(path, request.source);
    position = { at: next, time: latestChange(page.objects, position.time) };
    yield { objects: page.objects, repeated: 0, position, last: page.last };
    if (page.last) return;
  }
}

function latestChange(objects: readonly unknown[], before: number | null): number | null {
  let latest = before;
  for (const object of objects) {
    const time = updateSecond(object);
    if (time !== null && (latest === null || time > latest)) latest = time;
  }
  return latest;
}

function pageSchema(stream: 'users' | 'tickets') {
  return z
    .looseObject({
      [stream]: z.array(z.unknown()),
      after_cursor: z.string().min(1).nullish(),
      end_of_stream: z.boolean(),
    })
    .transform((page) => ({
      objects: page[stream] as readonly unknown[],
      after_cursor: page.after_cursor as string | null | undefined,
      last: page.end_of_stream as boolean,
    }));
}

function stuck(path: string, source: string): YektaError {
  return new YektaError('source.response_invalid', `${path} says that there is more, but gives no new cursor.`, {
    place: { source },
  });
}
