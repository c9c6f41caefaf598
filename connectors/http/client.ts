import type { z } from 'zod';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { deadlinePassed, withDeadline } from './deadline.ts';
import { fetchFollowing } from './follow-redirects.ts';
import { judgeStatus } from './judge-status.ts';
import { describeNetworkFailure } from './network-failure.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { readJsonBody } from './read-body.ts';
import type { Attempt, RetryPolicy } from './retry.ts';
import { withRetries } from './retry.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { HttpRuntime } from './runtime.ts';
import { systemRuntime } from './runtime.ts';
import { validateShape } from './validate-shape.ts';

export interface HttpLimits extends RetryPolicy {
  /** For one try, from the request to the last byte of its body. */
  readonly timeoutMs: number;
  /** Largest body, after decompression. */
  readonly maxBytes: number;
  /** Null: only what the server itself asks for. */
  readonly requestsPerMinute: number | null;
}

export const defaultHttpLimits: HttpLimits = {
  attempts: 6,
  baseDelayMs: 500,
  maxDelayMs: 30_000,
  maxWaitMs: 120_000,
  timeoutMs: 60_000,
  maxBytes: 64 * 1024 * 1024,
  requestsPerMinute: null,
};

export interface HttpClientOptions {
  /** Scheme, host and port, with an optional base path. */
  readonly baseUrl: string;
  /** Value of the Authorization header; sent to the base URL's origin only. */
  readonly authorization: string;
  /** Name of the source, for error places. */
  readonly source: string;
  readonly limits?: Partial<HttpLimits>;
  readonly runtime?: HttpRuntime;
}

export interface JsonRequest<T> {
  /** Path below the base URL, without a query. Appears in errors. */
  readonly path: string;
  /** Never appears in errors. */
  readonly query?: Readonly<Record<string, string | number>>;
  readonly schema: z.ZodType<T>;
}

export interface HttpClient {
  /**
   * GETs and validates one JSON body. Waits out rate limits; tries again after server errors, dropped connections and cut
   * answers. Throws source.unauthorized (401, 403), source.rate_limited (a wait over the limit), source.unreachable,
   * source.response_invalid (any other status, no JSON, wrong shape, too large), or the signal's reason.
   */
  readonly getJson: <T>(request: JsonRequest<T>, signal: AbortSignal) => Promise<T>;
}

/** A client of one JSON API. Its errors hold no token, no query, no body. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const limits: HttpLimits = { ...defaultHttpLimits, ...options.limits };
  const runtime = options.runtime ?? systemRuntime;
  const limiter = createRateLimiter(limits.requestsPerMinute, runtime);
  const base = parseBaseUrl(options.baseUrl, options.source);
  const headers = { accept: 'application/json', 'user-agent': 'yekta' };

  async function tryOnce(url: URL, signal: AbortSignal): Promise<Attempt<unknown>> {
    const response = await fetchFollowing(url, headers, options.authorization, options.source, signal);
    limiter.observe(response.headers);
    const bad = judgeStatus(response.status, url.pathname, options.source);
    if (bad !== null) {
      await response.body?.cancel();
      if (!bad.retry) throw bad.error;
      const waitMs = parseRetryAfter(response.headers.get('retry-after'), runtime.now());
      return { kind: 'again', error: bad.error, waitMs };
    }
    const body = await readJsonBody(response, limits.maxBytes);
    if (body.kind === 'json') return { kind: 'done', value: body.value };
    if (body.kind === 'too_large') throw tooLarge(url.pathname, limits.maxBytes, options.source);
    const error = broken(url.pathname, options.source);
    if (!isJson(response)) throw error;
    return { kind: 'again', error, waitMs: null };
  }

  async function attempt(url: URL, signal: AbortSignal): Promise<Attempt<unknown>> {
    await limiter.take(signal);
    try {
      return await withDeadline(limits.timeoutMs, signal, (deadline) => tryOnce(url, deadline));
    } catch (thrown) {
      signal.throwIfAborted();
      if (thrown instanceof YektaError) throw thrown;
      if (thrown === deadlinePassed)
        return { kind: 'again', error: late(url, limits.timeoutMs, options.source), waitMs: null };
      const failure = describeNetworkFailure(thrown, url.host, options.source);
      if (!failure.retry) throw failure.error;
      return { kind: 'again', error: failure.error, waitMs: null };
    }
  }

  return {
    getJson: async (request, signal) => {
      const url = requestUrl(base, request.path, request.query ?? {});
      const body = await withRetries(() => attempt(url, signal), limits, runtime, signal);
      return validateShape(body, request.schema, url.pathname, options.source);
    },
  };
}

function parseBaseUrl(text: string, source: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const usable = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (usable) return url;
  throw new YektaError('config.invalid', 'The url is not an http or https address without credentials in it.', {
    place: { source, path: `sources.${source}.url` },
    remedy: 'Write it like https://company.example.com and give the credentials in their own place.',
  });
}

function requestUrl(base: URL, path: string, query: Readonly<Record<string, string | number>>): URL {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  url.search = '';
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  url.hash = '';
  return url;
}

function isJson(response: Response): boolean {
  return /[/+]json\b/i.test(response.headers.get('content-type') ?? '');
}

function broken(path: string, source: string): YektaError {
  return new YektaError('source.response_invalid', `${path} answered with something other than complete JSON.`, {
    place: { source },
    remedy: 'Check the url; a login page or a proxy may be answering instead of the API.',
  });
}

function tooLarge(path: string, maxBytes: number, source: string): YektaError {
  return new YektaError('source.response_invalid', `${path} answered with more than ${maxBytes} bytes.`, {
    place: { source },
    remedy: 'Ask for smaller pages.',
  });
}

function late(url: URL, timeoutMs: number, source: string): YektaError {
  return new YektaError('source.unreachable', `${url.pathname} did not answer within ${timeoutMs / 1000} s.`, {
    place: { source },
    remedy: 'Ask for smaller pages, or sync again later.',
  });
}
