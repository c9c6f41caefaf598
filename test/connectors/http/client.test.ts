import type { IncomingHttpHeaders } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { YektaError } from '../../../config/errors/yekta-error.ts';
import { basicAuth } from '../../../connectors/http/basic-auth.ts';
import type { HttpLimits } from '../../../connectors/http/client.ts';
import { createHttpClient } from '../../../connectors/http/client.ts';
import type { HttpRuntime } from '../../../connectors/http/runtime.ts';
import { systemRuntime } from '../../../connectors/http/runtime.ts';
import { everythingOf, failureOf } from '../failure-of.ts';
import { makeSelfSigned } from './self-signed.ts';
import { answerJson, withListening, withServer } from './with-server.ts';

const named = z.looseObject({ name: z.string() });
const secret = 'token-of-the-test';

describe('a good answer', () => {
  test('is validated JSON; the request carries path, query and authorization', async () => {
    const seen: { url?: string | undefined; headers: IncomingHttpHeaders }[] = [];
    await withServer(
      (request, response) => {
        seen.push({ url: request.url, headers: request.headers });
        answerJson(request, response);
      },
      async (url) => expect(await get(`${url}/base/`, { query: { page: 2, q: 'الف&b' } })).toEqual({ name: 'یکتا' }),
    );
    expect(seen[0]!.url).toBe(`/base/api/things?page=2&q=${encodeURIComponent('الف&b')}`);
    expect(seen[0]!.headers.authorization).toBe(basicAuth('me', secret));
  });

  test('may be compressed', async () => {
    await withServer(
      (_request, response) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(gzipSync('{"name":"یکتا"}')),
      async (url) => expect(await get(url)).toEqual({ name: 'یکتا' }),
    );
  });
});

describe('a bad answer', () => {
  test.each([
    [401, 'source.unauthorized', 1],
    [403, 'source.unauthorized', 1],
    [404, 'source.response_invalid', 1],
    [422, 'source.response_invalid', 1],
    [429, 'source.rate_limited', 4],
    [500, 'source.unreachable', 4],
    [503, 'source.unreachable', 4],
  ])('status %i becomes %s after %i tries, without the token, the query or the body', async (status, code, tries) => {
    let requests = 0;
    await withServer(
      (_request, response) => {
        requests++;
        response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":"body-of-the-answer"}');
      },
      async (url) => {
        const error = await failureOf(get(url, { query: { cursor: 'secret-cursor' } }));
        expect(error).toMatchObject({ code, place: { source: 'crm' } });
        expect(error.message).toContain(`/api/things answered with status ${status}`);
        expectNoSecrets(error);
      },
    );
    expect(requests).toBe(tries);
  });

  test.each([
    ['HTML of a login page', 'text/html', '<html>body-of-the-answer', 1],
    ['JSON that was cut short', 'application/json', '{"name": "body-of-the-answer', 4],
    ['bytes that are no UTF-8', 'application/json; charset=utf-8', Buffer.from('{"name":"\xe9\xe8"}', 'latin1'), 4],
    ['an unexpected shape', 'application/json', '{"name": 5, "secret": "body-of-the-answer"}', 1],
  ])('%s is source.response_invalid and quotes nothing of it', async (_what, type, body, tries) => {
    let requests = 0;
    await withServer(
      (_request, response) => {
        requests++;
        response.writeHead(200, { 'content-type': type }).end(body);
      },
      async (url) => {
        const error = await failureOf(get(url));
        expect(error.code).toBe('source.response_invalid');
        expectNoSecrets(error);
      },
    );
    expect(requests).toBe(tries);
  });

  test('over the size limit is refused while it is read, also when it was small on the wire', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000, ' '));
    await withServer(
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb),
      async (url) => {
        const error = await failureOf(get(url, { limits: { maxBytes: 100_000 } }));
        expect(error).toMatchObject({ code: 'source.response_invalid' });
        expect(error.message).toMatch(/more than 100000 bytes/);
      },
    );
  });
});

describe('no answer', () => {
  test('a refused connection is unreachable after all tries', async () => {
    const url = await withServer(answerJson, async (address) => address);
    const { waits, runtime } = recordWaits();
    const error = await failureOf(get(url, { runtime }));
    expect(error).toMatchObject({ code: 'source.unreachable' });
    expect(error.message).toMatch(/refused the connection \(ECONNREFUSED\)/);
    expect(waits).toEqual([500, 1000, 2000]);
    expectNoSecrets(error);
  });

  test('a certificate that nobody vouches for is said so, at once', async () => {
    const server = createTlsServer(makeSelfSigned(), answerJson);
    await withListening(server, 'https', async (url) => {
      const { waits, runtime } = recordWaits();
      const error = await failureOf(get(url, { runtime }));
      expect(error).toMatchObject({ code: 'source.unreachable' });
      expect(error.message).toMatch(/certificate of localhost:\d+ is signed by itself/);
      expect(error.remedy).toMatch(/NODE_EXTRA_CA_CERTS/);
      expect(waits).toEqual([]);
    });
  });

  test('a body that never ends counts as late', async () => {
    await withServer(
      (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"name":'),
      async (url) => {
        const error = await failureOf(get(url, { limits: { timeoutMs: 100, attempts: 2 } }));
        expect(error).toMatchObject({ code: 'source.unreachable' });
        expect(error.message).toMatch(/did not answer within 0.1 s/);
      },
    );
  });
});

describe('waiting', () => {
  test.each([
    ['3', 3_000],
    ['Wed, 20 Mar 2024 03:06:30 GMT', 30_000],
  ])('Retry-After: %s is honoured, with the backoff on top', async (header, waited) => {
    let requests = 0;
    const { waits, runtime } = recordWaits(Date.parse('2024-03-20T03:06:00Z'));
    await withServer(
      (request, response) => {
        if (++requests === 1) response.writeHead(429, { 'retry-after': header }).end();
        else answerJson(request, response);
      },
      async (url) => expect(await get(url, { runtime })).toEqual({ name: 'یکتا' }),
    );
    expect(waits).toEqual([waited + 500]);
  });

  test('a wait over the limit ends the request at once', async () => {
    const { waits, runtime } = recordWaits();
    await withServer(
      (_request, response) => response.writeHead(429, { 'retry-after': '121' }).end(),
      async (url) => expect(await failureOf(get(url, { runtime }))).toMatchObject({ code: 'source.rate_limited' }),
    );
    expect(waits).toEqual([]);
  });

  test('a server that says that nothing remains is left alone until it counts anew', async () => {
    const { waits, runtime } = recordWaits();
    await withServer(
      (_request, response) =>
        response
          .writeHead(200, {
            'content-type': 'application/json',
            'x-rate-limit-remaining': '0',
            'ratelimit-reset': '12',
          })
          .end('{"name":"یکتا"}'),
      async (url) => {
        const client = clientOf(url, { runtime });
        await client.getJson({ path: '/a', schema: named }, new AbortController().signal);
        await client.getJson({ path: '/b', schema: named }, new AbortController().signal);
      },
    );
    expect(waits).toEqual([12_000]);
  });
});

describe('an abort', () => {
  const reason = new Error('stopped by the test');

  test('before the request sends nothing', async () => {
    let requests = 0;
    await withServer(
      (request, response) => {
        requests++;
        answerJson(request, response);
      },
      async (url) => expect(get(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason),
    );
    expect(requests).toBe(0);
  });

  test('during the request or a wait ends it with the reason', async () => {
    const controller = new AbortController();
    await withServer(
      () => controller.abort(reason),
      async (url) => expect(get(url, { signal: controller.signal })).rejects.toBe(reason),
    );
    const waiting = new AbortController();
    await withServer(
      (_request, response) => {
        response.writeHead(429, { 'retry-after': '100' }).end();
        setImmediate(() => waiting.abort(reason));
      },
      async (url) => expect(get(url, { signal: waiting.signal, runtime: systemRuntime })).rejects.toBe(reason),
    );
  });
});

describe('a redirect', () => {
  test('on the same host keeps the credentials, to another one leaves them behind', async () => {
    const seen: (string | undefined)[] = [];
    await withServer(
      (request, response) => {
        seen.push(request.headers.authorization);
        answerJson(request, response);
      },
      (other) =>
        withServer(
          (request, response) => {
            seen.push(request.headers.authorization);
            const location = request.url === '/api/things' ? '/moved' : `${other}/elsewhere`;
            response.writeHead(302, { location }).end();
          },
          async (url) => expect(await get(url)).toEqual({ name: 'یکتا' }),
        ),
    );
    expect(seen).toEqual([basicAuth('me', secret), basicAuth('me', secret), undefined]);
  });

  test.each(['/api/things', 'ftp://example.com/', 'data:application/json,{"name":"x"}', 'http://['])(
    'in a circle or to an unsafe address is refused: %s',
    async (location) => {
      await withServer(
        (_request, response) => response.writeHead(307, { location }).end(),
        async (url) => expect(await failureOf(get(url))).toMatchObject({ code: 'source.response_invalid' }),
      );
    },
  );
});

test.each(['not a url', 'ftp://example.com', 'https://me:pw@example.com'])('%s is no base url', (url) => {
  expect(() => clientOf(url)).toThrow(expect.objectContaining({ code: 'config.invalid' }));
});

interface Settings {
  readonly query?: Readonly<Record<string, string | number>>;
  readonly limits?: Partial<HttpLimits>;
  readonly runtime?: HttpRuntime;
  readonly signal?: AbortSignal;
}

function clientOf(baseUrl: string, { limits = {}, runtime = recordWaits().runtime }: Settings = {}) {
  return createHttpClient({
    baseUrl,
    authorization: basicAuth('me', secret),
    source: 'crm',
    limits: { attempts: 4, ...limits },
    runtime,
  });
}

async function get(baseUrl: string, settings: Settings = {}): Promise<unknown> {
  const request = { path: '/api/things', query: settings.query ?? {}, schema: named };
  return clientOf(baseUrl, settings).getJson(request, settings.signal ?? new AbortController().signal);
}

/** Waits for nothing; jitter at its upper bound. */
function recordWaits(now = 0): { readonly waits: number[]; readonly runtime: HttpRuntime } {
  const waits: number[] = [];
  const sleep: HttpRuntime['sleep'] = async (ms) => void waits.push(ms);
  return { waits, runtime: { sleep, random: () => 1, now: () => now } };
}

function expectNoSecrets(error: YektaError): void {
  const everything = everythingOf(error);
  for (const word of [secret, basicAuth('me', secret), 'secret-cursor', 'body-of-the-answer', 'یکتا'])
    expect(everything).not.toContain(word);
}
