import { YektaError } from '../../config/errors/yekta-error.ts';
import type { ZendeskOptions } from '../../config/schema/source-config.ts';
import type { Cursor, SourceReader } from '../../pipeline/ports/source-reader.ts';
import { basicAuth } from '../http/basic-auth.ts';
import type { HttpLimits } from '../http/client.ts';
import { createHttpClient } from '../http/client.ts';
import type { HttpRuntime } from '../http/runtime.ts';
import { systemRuntime } from '../http/runtime.ts';
import type { Connector, OpenContext } from '../source.ts';
import type { ExportRequest } from './export-request.ts';
import type { Positions } from './position.ts';
import { parsePositions, rewind } from './position.ts';
import { probeStreams } from './probe.ts';
import { readChanges } from './read-changes.ts';

/**
 * Users, organizations and tickets of one Zendesk account, as they change. What Zendesk does not tell, Yekta cannot know:
 * its export of organizations leaves deleted ones out.
 */
export const zendeskConnector: Connector<ZendeskOptions> = {
  name: 'zendesk',
  open: (options, context) => openZendesk(options, context),
};

/** As `zendeskConnector.open`; tests replace time, chance and limits. */
export function openZendesk(
  options: ZendeskOptions,
  context: OpenContext,
  http: { readonly runtime?: HttpRuntime; readonly limits?: Partial<HttpLimits> } = {},
): SourceReader {
  const { source } = context;
  const { email, token } = options.credentials;
  const runtime = http.runtime ?? systemRuntime;
  const client = createHttpClient({
    baseUrl: options.url,
    authorization: basicAuth(`${email}/token`, token),
    source,
    runtime,
    limits: http.limits ?? {},
  });
  const roles = new Set(options.roles);
  const firstTime = parseStart(options.start, source);
  const requestOf = (pageSize: number): ExportRequest => ({ http: client, source, pageSize });
  const positionsOf = (cursor: Cursor | null): Positions =>
    parsePositions(cursor, firstTime, latestStartTime(runtime.now()), source);

  return {
    mode: 'changes',
    read: async function* (cursor, signal) {
      const stored = positionsOf(cursor);
      const from = rewind(stored, options.overlapSeconds, latestStartTime(runtime.now()));
      yield* readChanges(options.streams, { stored, from }, roles, requestOf(options.pageSize), signal);
    },
    probe: (signal) => probeStreams(options.streams, positionsOf(null), roles, requestOf(probePageSize), signal),
  };
}

const probePageSize = 100;

/** A little over the minute that Zendesk holds changes back, for clocks that differ. */
const settlingSeconds = 65;

/** Unix seconds of the latest start time that Zendesk takes. */
function latestStartTime(now: number): number {
  return Math.floor(now / 1000) - settlingSeconds;
}

/** Unix seconds; 0 for everything. */
function parseStart(start: string | undefined, source: string): number {
  const time = start === undefined ? 0 : Date.parse(/^\d{4}-\d\d-\d\d/.test(start) ? start : '');
  if (Number.isFinite(time)) return Math.max(0, Math.floor(time / 1000));
  throw new YektaError('config.invalid', 'The start of the source is not a date.', {
    place: { source, path: `sources.${source}.start` },
    remedy: 'Write it like 2024-03-20.',
  });
}
