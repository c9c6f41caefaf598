import { YektaError } from '../../config/errors/yekta-error.ts';

const maxRedirects = 5;

/**
 * GETs a URL and follows redirects by hand: the authorization goes to the first origin only, never to another
 * host, port or scheme, and https is never left for http.
 */
export async function fetchFollowing(
  url: URL,
  headers: Readonly<Record<string, string>>,
  authorization: string,
  source: string,
  signal: AbortSignal,
): Promise<Response> {
  let target = url;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const sent = target.origin === url.origin ? { ...headers, authorization } : headers;
    const response = await fetch(target, { headers: sent, redirect: 'manual', signal });
    const location = isRedirect(response.status) ? response.headers.get('location') : null;
    if (location === null) return response;
    await response.body?.cancel();
    target = resolveRedirect(location, target, source);
  }
  throw refused('more than five times', source);
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function resolveRedirect(location: string, from: URL, source: string): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from) : null;
  const allowed = target !== null && (target.protocol === 'https:' || target.protocol === from.protocol);
  if (!allowed) throw refused('to an address that is not safe to follow', source);
  return target;
}

function refused(how: string, source: string): YektaError {
  return new YektaError('source.response_invalid', `The source redirects ${how}.`, {
    place: { source },
    remedy: 'Check the url.',
  });
}
