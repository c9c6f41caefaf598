import { describe, expect, test } from '@jest/globals';
import { everythingOf, failureOf } from '../failure-of.ts';
import { credentials, fakeRuntime, mixed, openReader, readBatches, timeOf, withServer } from './zendesk-fixture.ts';

describe('trouble', () => {
  test('too many requests: waits as long as the server says and loses nothing', async () => {
    let now = Date.parse(timeOf(1000));
    const waits: number[] = [];
    const runtime = {
      ...fakeRuntime(() => now),
      sleep: async (ms: number) => {
        waits.push(ms);
        now += ms;
      },
    };
    const rateLimit = { requests: 2, windowMs: 7_000 };
    await withServer({ data: mixed, rateLimit, now: () => now }, async (server) => {
      // A proactive client would never see a 429 here; another tool of the same account takes its requests away.
      const headers = {
        authorization: `Basic ${Buffer.from(`${credentials.email}/token:${credentials.token}`).toString('base64')}`,
      };
      for (let i = 0; i < 2; i++)
        await fetch(`${server.url}/api/v2/incremental/users/cursor.json?start_time=0`, { headers });
      const batches = await readBatches(openReader(server, {}, { runtime }));
      expect(batches.flatMap(({ records }) => records)).toHaveLength(36 + 23 + 32);
      expect(server.requests.filter(({ status }) => status === 429)).toHaveLength(1);
      expect(waits[0]).toBeGreaterThanOrEqual(7_000);
    });
  });

  test.each([
    [{ kind: 'error', every: 3 }],
    [{ kind: 'drop', every: 3 }],
    [{ kind: 'cut', every: 3 }],
    [{ kind: 'truncate', every: 3 }],
  ] as const)('%j: tried again, and nothing is lost or doubled', async (fault) => {
    await withServer({ data: mixed, faults: [fault] }, async (server) => {
      const batches = await readBatches(openReader(server, {}, { runtime: fakeRuntime() }));
      const keys = batches.flatMap(({ records }) => records.map(({ key }) => key));
      expect(keys).toHaveLength(36 + 23 + 32);
      expect(new Set(keys).size).toBe(keys.length);
      expect(server.requests.length).toBeGreaterThan(batches.length);
    });
  });

  test('an answer that does not come in time is tried again', async () => {
    await withServer({ data: mixed, faults: [{ kind: 'slow', every: 4, delayMs: 60_000 }] }, async (server) => {
      const limits = { timeoutMs: 300 };
      const batches = await readBatches(openReader(server, {}, { runtime: fakeRuntime(), limits }));
      expect(batches.flatMap(({ records }) => records)).toHaveLength(36 + 23 + 32);
    });
  });

  test('a server that stays broken ends the read as unreachable, after a bounded number of tries', async () => {
    await withServer({ data: mixed, faults: [{ kind: 'error', every: 1 }] }, async (server) => {
      const error = await failureOf(readBatches(openReader(server, {}, { runtime: fakeRuntime() })));
      expect(error).toMatchObject({ code: 'source.unreachable', disposition: 'retry', place: { source: 'support' } });
      expect(server.requests).toHaveLength(6);
    });
  });

  test('a wrong token ends the read and the probe at once, and is nowhere in the error', async () => {
    await withServer({ data: mixed }, async (server) => {
      const reader = openReader(server, { credentials: { email: 'admin@example.com', token: 'wrong-secret' } });
      for (const work of [readBatches(reader), reader.probe(new AbortController().signal)]) {
        const error = await failureOf(work);
        expect(error.code).toBe('source.unauthorized');
        expect(everythingOf(error)).not.toMatch(/wrong-secret|admin@example|Basic /);
      }
      expect(server.requests.map(({ status }) => status)).toEqual([401, 401]);
    });
  });

  test('a stream that answers with something else is reported, and the others go on', async () => {
    await withServer({ data: mixed }, async (server) => {
      const cursor = { users: 'not-a-cursor', organizations: 0, organizations_seen: '', tickets: 0 };
      const batches = await readBatches(openReader(server), cursor);
      const reports = batches.flatMap(({ files }) => files);
      expect(reports.map(({ file, rowsRead, error }) => [file, rowsRead, error?.code])).toEqual([
        ['users', 0, 'source.response_invalid'],
        ['organizations', 24, undefined],
        ['tickets', 32, undefined],
      ]);
      expect(batches[0]!.cursor!.users).toBe('not-a-cursor');
    });
  });

  test('a position of another connector is refused', async () => {
    await withServer({ data: mixed }, async (server) => {
      const error = await failureOf(readBatches(openReader(server), { users: true }));
      expect(error.code).toBe('warehouse.inconsistent');
      expect(server.requests).toEqual([]);
    });
  });
});
