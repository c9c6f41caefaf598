import type { ZendeskOptions } from '../../../config/schema/source-config.ts';
import type { HttpLimits } from '../../../connectors/http/client.ts';
import type { HttpRuntime } from '../../../connectors/http/runtime.ts';
import { systemRuntime } from '../../../connectors/http/runtime.ts';
import { openZendesk } from '../../../connectors/zendesk/connector.ts';
import type { ZendeskServer, ZendeskServerOptions } from '../../../examples/zendesk-server/server.ts';
import { startZendeskServer } from '../../../examples/zendesk-server/server.ts';
import type { Cursor, SourceBatch, SourceReader } from '../../../pipeline/ports/source-reader.ts';

export const credentials = { email: 'admin@example.com', token: 'secret-token-of-the-test' };

/** Starts an example server, hands it over, and always closes it. */
export async function withServer<T>(
  options: Omit<ZendeskServerOptions, 'credentials'>,
  work: (server: ZendeskServer) => Promise<T>,
): Promise<T> {
  const server = await startZendeskServer({ credentials, ...options });
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

export interface FakeRuntime extends HttpRuntime {
  /** Milliseconds of every wait that was asked for; none was waited. */
  readonly waits: readonly number[];
}

/** Does not wait; the backoff is always at its upper bound. */
export function fakeRuntime(now: () => number = Date.now): FakeRuntime {
  const waits: number[] = [];
  const sleep: HttpRuntime['sleep'] = async (ms, signal) => {
    signal.throwIfAborted();
    waits.push(ms);
  };
  return { waits, sleep, random: () => 0.999_999, now };
}

export function openReader(
  server: { readonly url: string },
  options: Partial<ZendeskOptions> = {},
  http: { runtime?: HttpRuntime; limits?: Partial<HttpLimits> } = {},
): SourceReader {
  return openZendesk(
    {
      url: server.url,
      credentials,
      pageSize: 10,
      overlapSeconds: 0,
      streams: ['users', 'organizations', 'tickets'],
      roles: ['end-user'],
      ...options,
    },
    { baseFolder: '/', source: 'support' },
    { runtime: systemRuntime, ...http },
  );
}

export async function readBatches(reader: SourceReader, cursor: Cursor | null = null): Promise<readonly SourceBatch[]> {
  const batches: SourceBatch[] = [];
  for await (const batch of reader.read(cursor, new AbortController().signal)) batches.push(batch);
  return batches;
}

const firstSecond = Date.parse('2024-03-20T03:06:00Z');

/** Changes are an hour apart unless told otherwise. */
export function timeOf(index: number, stepSeconds = 3600): string {
  return new Date(firstSecond + index * stepSeconds * 1000).toISOString().replace('.000Z', 'Z');
}

export function userOf(id: number, more: object = {}) {
  return {
    id,
    name: `کاربر ${id}`,
    email: `user${id}@example.com`,
    phone: null,
    role: 'end-user',
    active: true,
    organization_id: 500 + (id % 3),
    tags: ['vip', 'تهران'],
    user_fields: { plan: 'طلایی', seats: id },
    created_at: timeOf(0),
    updated_at: timeOf(id),
    ...more,
  };
}

export function organizationOf(id: number, more: object = {}) {
  return {
    id,
    name: `شرکت ${id}`,
    domain_names: [`company${id}.example`],
    organization_fields: {},
    created_at: timeOf(0),
    updated_at: timeOf(id),
    ...more,
  };
}

export function ticketOf(id: number, more: object = {}) {
  return {
    id,
    subject: 'درخواست',
    status: 'open',
    requester_id: id,
    custom_fields: [{ id: 27_642, value: 'فوری' }],
    via: { channel: 'web', source: { from: {}, to: {}, rel: null } },
    created_at: timeOf(0),
    updated_at: timeOf(id),
    generated_timestamp: 1_700_000_000 + id,
    ...more,
  };
}

export function range<T>(count: number, make: (id: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

/** Something of everything: 36, 23 and 32 records, and two rejects. */
export const mixed = {
  users: [...range(35, (id) => userOf(id)), userOf(36, { active: false }), userOf(37, { role: 'agent' }), null],
  organizations: [...range(23, (id) => organizationOf(id)), organizationOf(24, { id: 'x' })],
  tickets: [...range(31, (id) => ticketOf(id)), ticketOf(32, { status: 'deleted' })],
};
