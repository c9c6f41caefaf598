import { z } from 'zod';
import { YektaError } from '../../config/errors/yekta-error.ts';
import type { ExportPage } from './export-page.ts';
import type { ExportRequest } from './export-request.ts';

/**
 * Pages of a cursor-based incremental export (users, tickets). The first request of a source names a start time,
 * every later one the cursor of the page before, also across reads.
 * Format: https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/
 */
export async function* exportByCursor(
  stream: 'users' | 'tickets',
  start: number | string,
  request: ExportRequest,
  signal: AbortSignal,
): AsyncGenerator<ExportPage<number | string>> {
  const path = `/api/v2/incremental/${stream}/cursor.json`;
  const schema = pageSchema(stream);
  for (let position = start; ; ) {
    const from = typeof position === 'string' ? { cursor: position } : { start_time: position };
    const page = await request.http.getJson({ path, query: { ...from, per_page: request.pageSize }, schema }, signal);
    const next = page.after_cursor ?? position;
    if (!page.last && next === position) throw stuck(path, request.source);
    position = next;
    yield { objects: page.objects, repeated: 0, position, last: page.last };
    if (page.last) return;
  }
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
