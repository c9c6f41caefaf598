import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { failure } from './answer.ts';
import type { Store, ZendeskData } from './data.ts';
import { createStore } from './data.ts';
import { cursorPage, timePage } from './export-pages.ts';
import type { Fault } from './faults.ts';
import { faultAt } from './faults.ts';
import type { RateCounter, RateLimit } from './rate-limit.ts';
import { createRateCounter } from './rate-limit.ts';

export interface ZendeskServerOptions {
  readonly data: ZendeskData;
  /** 0: any free port. */
  readonly port?: number;
  readonly credentials: { readonly email: string; readonly token: string };
  /** Default: none. Zendesk itself allows 10 requests a minute. */
  readonly rateLimit?: RateLimit;
  readonly faults?: readonly Fault[];
  /** Changes of the last so many seconds are not served yet; Zendesk's minute by default. */
  readonly settlingSeconds?: number;
  /** Milliseconds since 1970; default: the clock. */
  readonly now?: () => number;
}

/** A request as it came, without its credentials. */
export interface ServedRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** 0 when the connection was closed without an answer. */
  readonly status: number;
}

export interface ZendeskServer {
  readonly url: string;
  /** Grows with every request. */
  readonly requests: readonly ServedRequest[];
  /** Adds objects, or replaces those of the same id; one without `updated_at` changes now. */
  readonly update: (changes: ZendeskData) => void;
  readonly close: () => Promise<void>;
}

/**
 * An EXAMPLE SERVER for demonstrations and tests: it speaks the part of Zendesk's API that the zendesk connector reads
 * (incremental exports, token authentication, rate limits) on this machine only. It is not Zendesk, nor made by them.
 */
export async function startZendeskServer(options: ZendeskServerOptions): Promise<ZendeskServer> {
  const store = createStore(options.data);
  const now = options.now ?? Date.now;
  const counter = options.rateLimit === undefined ? null : createRateCounter(options.rateLimit);
  const requests: ServedRequest[] = [];
  let count = 0;

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const fault = faultAt(++count, options.faults ?? []);
    const answer = answerTo(request, url, { store, counter, options, now: now(), origin: addressOf(server) });
    const status = fault?.kind === 'drop' ? 0 : fault?.kind === 'error' ? 500 : answer.status;
    requests.push({ path: url.pathname, query: Object.fromEntries(url.searchParams), status });
    void send(response, answer, fault);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });

  return {
    url: addressOf(server),
    requests,
    update: (changes) => store.update(changes, Math.floor(now() / 1000)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Serving {
  readonly store: Store;
  readonly counter: RateCounter | null;
  readonly options: ZendeskServerOptions;
  readonly now: number;
  readonly origin: string;
}

function answerTo(request: IncomingMessage, url: URL, serving: Serving): Answer {
  const { email, token } = serving.options.credentials;
  const expected = `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`;
  if (request.headers.authorization !== expected) return failure(401, 'Unauthorized', "Couldn't authenticate you");

  const path = url.pathname.replace(/\.json$/, '');
  const rate = serving.counter?.count(path, serving.now);
  if (rate !== undefined && rate.retryAfter !== null) {
    const headers = { ...rate.headers, 'retry-after': String(rate.retryAfter) };
    return failure(
      429,
      'APIRateLimitExceeded',
      'Number of allowed incremental export API requests per minute exceeded',
      headers,
    );
  }
  const answer = route(request, path, url, serving);
  return { ...answer, headers: { ...answer.headers, ...rate?.headers } };
}

function route(request: IncomingMessage, path: string, url: URL, serving: Serving): Answer {
  const call = {
    query: url.searchParams,
    origin: serving.origin,
    now: Math.floor(serving.now / 1000),
    settlingSeconds: serving.options.settlingSeconds ?? 60,
  };
  if (request.method === 'GET') {
    if (path === '/api/v2/incremental/users/cursor') return cursorPage(serving.store, { ...call, stream: 'users' });
    if (path === '/api/v2/incremental/tickets/cursor') return cursorPage(serving.store, { ...call, stream: 'tickets' });
    if (path === '/api/v2/incremental/organizations')
      return timePage(serving.store, { ...call, stream: 'organizations' });
  }
  return failure(404, 'InvalidEndpoint', 'Not found');
}

async function send(response: ServerResponse, answer: Answer, fault: Fault | null): Promise<void> {
  if (fault?.kind === 'drop') {
    response.destroy();
    return;
  }
  if (fault?.kind === 'error') {
    response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Something went wrong</h1>');
    return;
  }
  if (fault?.kind === 'slow') await delay(fault.delayMs, undefined, { ref: false });
  const body = Buffer.from(JSON.stringify(answer.body));
  const half = body.subarray(0, body.length >> 1);
  const sent = fault?.kind === 'truncate' ? half : body;
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': sent.length,
    ...answer.headers,
  });
  if (fault?.kind === 'cut') response.write(half, () => response.destroy());
  else response.end(sent);
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
