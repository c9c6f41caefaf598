import type { Answer } from './answer.ts';
import { failure, success } from './answer.ts';
import type { Store, StoredObject, StreamName } from './data.ts';

/** One request of an incremental export. */
export interface ExportCall {
  readonly stream: StreamName;
  readonly query: URLSearchParams;
  /** `http://127.0.0.1:4010`, for the links in the answer. */
  readonly origin: string;
  /** Unix seconds. */
  readonly now: number;
  /** Changes of the last so many seconds are held back, and start times within them refused. */
  readonly settlingSeconds: number;
}

/** `/api/v2/incremental/{users,tickets}/cursor.json`: a cursor is a time and the id of the last object of that time. */
export function cursorPage(store: Store, call: ExportCall): Answer {
  const { stream, query } = call;
  const cursor = query.get('cursor');
  const from = cursor === null ? null : decodeCursor(cursor);
  if (cursor !== null && from === null) return failure(400, 'InvalidPaginationParameter', 'The cursor is not valid.');
  const start = from === null ? startTime(call) : { time: from.time };
  if ('answer' in start) return start.answer;

  const changed = store.changed(stream, start.time, call.now - call.settlingSeconds);
  const rest = from === null ? changed : changed.filter((entry) => isAfter(entry, from));
  const page = rest.slice(0, pageSize(query));
  const lastEntry = page.at(-1);
  const after =
    lastEntry === undefined ? (cursor ?? encodeCursor({ time: start.time, id: 0 })) : encodeCursor(lastEntry);
  return success({
    [stream]: page.map(({ object }) => object),
    after_url: `${call.origin}/api/v2/incremental/${stream}/cursor.json?cursor=${encodeURIComponent(after)}`,
    after_cursor: after,
    before_url: null,
    before_cursor: null,
    end_of_stream: page.length === rest.length,
  });
}

/** `/api/v2/incremental/organizations.json`: from the start time on, inclusive; a page never ends within a second. */
export function timePage(store: Store, call: ExportCall): Answer {
  const { stream, query } = call;
  const start = startTime(call);
  if ('answer' in start) return start.answer;

  const changed = store.changed(stream, start.time, call.now - call.settlingSeconds);
  const endTime = (changed[pageSize(query) - 1] ?? changed.at(-1))?.time ?? start.time;
  const page = changed.filter(({ time }) => time <= endTime);
  return success({
    [stream]: page.map(({ object }) => object),
    count: page.length,
    end_time: endTime,
    next_page: `${call.origin}/api/v2/incremental/${stream}.json?start_time=${endTime}&per_page=${pageSize(query)}`,
    end_of_stream: page.length === changed.length,
  });
}

function startTime(call: ExportCall): { readonly time: number } | { readonly answer: Answer } {
  const text = call.query.get('start_time') ?? '';
  if (!/^\d{1,11}$/.test(text)) return { answer: failure(400, 'InvalidValue', 'The start_time is missing.') };
  const time = Number(text);
  if (time <= call.now - call.settlingSeconds) return { time };
  const description = `Too recent start_time. Use a start_time older than ${call.settlingSeconds} seconds`;
  return { answer: failure(422, 'StartTimeTooRecent', description) };
}

function pageSize(query: URLSearchParams): number {
  const size = Number(query.get('per_page') ?? 1000);
  return Number.isInteger(size) && size > 0 ? Math.min(size, 1000) : 1000;
}

type CursorPlace = Pick<StoredObject, 'time' | 'id'>;

function isAfter(entry: CursorPlace, place: CursorPlace): boolean {
  return entry.time > place.time || (entry.time === place.time && entry.id > place.id);
}

function encodeCursor({ time, id }: CursorPlace): string {
  return Buffer.from(`${time}.0||${id}|`).toString('base64');
}

function decodeCursor(cursor: string): CursorPlace | null {
  const match = /^(\d+)\.0\|\|(-?\d+)\|$/.exec(Buffer.from(cursor, 'base64').toString());
  return match === null ? null : { time: Number(match[1]), id: Number(match[2]) };
}
