import { describe, expect, test } from '@jest/globals';
import {
  startZendeskServer,
  type ZendeskServer,
  type ZendeskServerOptions,
} from '../../../examples/zendesk-server/server.ts';

const credentials = { email: 'admin@example.com', token: 'example-token' };
const authorization = `Basic ${Buffer.from('admin@example.com/token:example-token').toString('base64')}`;
const object = (id: number, minute: number) => ({ id, updated_at: new Date(minute * 60_000).toISOString() });

/** Ten minutes after 1970. */
const now = 600_000;

async function withServer(
  options: Partial<ZendeskServerOptions>,
  work: (get: (path: string) => Promise<Response>, server: ZendeskServer) => Promise<void>,
): Promise<void> {
  const server = await startZendeskServer({ data: {}, credentials, now: () => now, ...options });
  try {
    await work((path) => fetch(server.url + path, { headers: { authorization } }), server);
  } finally {
    await server.close();
  }
}

describe('the example server', () => {
  test('asks for the token', async () => {
    await withServer({}, async (get, server) => {
      const path = '/api/v2/incremental/users/cursor.json?start_time=0';
      expect((await fetch(server.url + path)).status).toBe(401);
      expect((await fetch(server.url + path, { headers: { authorization: 'Basic eDp5' } })).status).toBe(401);
      expect((await get(path)).status).toBe(200);
    });
  });

  test('pages by cursor through objects of one second, in the order of their ids', async () => {
    const users = [object(3, 1), object(1, 1), object(2, 1), object(4, 0)];
    await withServer({ data: { users } }, async (get) => {
      const ids: number[] = [];
      let query = 'start_time=0';
      for (let end = false; !end; ) {
        const response = await get(`/api/v2/incremental/users/cursor.json?per_page=2&${query}`);
        const page = (await response.json()) as {
          users: { id: number }[];
          after_cursor: string;
          end_of_stream: boolean;
        };
        ids.push(...page.users.map(({ id }) => id));
        query = `cursor=${encodeURIComponent(page.after_cursor)}`;
        end = page.end_of_stream;
      }
      expect(ids).toEqual([4, 1, 2, 3]);
    });
  });

  test('never ends a page of organizations within a second', async () => {
    const organizations = [object(1, 1), object(2, 2), object(3, 2), object(4, 3)];
    await withServer({ data: { organizations } }, async (get) => {
      const page = await (await get('/api/v2/incremental/organizations.json?start_time=0&per_page=2')).json();
      expect(page).toMatchObject({ count: 3, end_time: 120, end_of_stream: false });
    });
  });

  test('holds back the last minute and refuses start times in it', async () => {
    await withServer({ data: { tickets: [object(1, 9), object(2, 9.5)] } }, async (get, server) => {
      const path = '/api/v2/incremental/tickets/cursor.json';
      expect(await (await get(`${path}?start_time=0`)).json()).toMatchObject({
        tickets: [{ id: 1 }],
        end_of_stream: true,
      });
      expect((await get(`${path}?start_time=541`)).status).toBe(422);
      expect((await get(path)).status).toBe(400);
      expect((await get(`${path}?cursor=broken`)).status).toBe(400);
      expect((await get('/api/v2/users.json')).status).toBe(404);
      expect(server.requests.map(({ status }) => status)).toEqual([200, 422, 400, 400, 404]);
    });
  });

  test('answers with 429 and Retry-After above its limit, per endpoint', async () => {
    await withServer({ rateLimit: { requests: 1, windowMs: 2_000 } }, async (get) => {
      const users = '/api/v2/incremental/users/cursor.json?start_time=0';
      expect((await get(users)).headers.get('x-rate-limit-remaining')).toBe('0');
      const refused = await get(users);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
      expect((await get('/api/v2/incremental/tickets/cursor.json?start_time=0')).status).toBe(200);
    });
  });

  test('shows an updated object as changed now', async () => {
    let time = now;
    await withServer({ data: { users: [object(1, 1)] }, now: () => time }, async (get, server) => {
      server.update({ users: [{ id: 1, name: 'مینا' }] });
      time += 60_000;
      const page = await (await get('/api/v2/incremental/users/cursor.json?start_time=0')).json();
      expect(page).toMatchObject({ users: [{ id: 1, name: 'مینا', updated_at: '1970-01-01T00:10:00Z' }] });
    });
  });
});
