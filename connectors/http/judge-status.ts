import { YektaError } from '../../config/errors/yekta-error.ts';

/** What an HTTP status means for a GET: null when the answer is good, else the error and whether to try again. */
export interface BadStatus {
  readonly error: YektaError;
  readonly retry: boolean;
}

/** `path` is the path of the request without its query, which may hold secrets. */
export function judgeStatus(status: number, path: string, source: string): BadStatus | null {
  if (status >= 200 && status < 300) return null;
  const place = { source };
  const answered = `${path} answered with status ${status}`;
  if (status === 401 || status === 403) {
    const remedy = 'Check the credentials and what they are allowed to read.';
    return { error: new YektaError('source.unauthorized', `${answered}.`, { place, remedy }), retry: false };
  }
  if (status === 429) {
    const remedy = 'Sync again later, or at another time of day than other tools of the same account.';
    return { error: new YektaError('source.rate_limited', `${answered}.`, { place, remedy }), retry: true };
  }
  if (status >= 500 || status === 408 || status === 425) {
    const remedy = 'Sync again later.';
    return { error: new YektaError('source.unreachable', `${answered}.`, { place, remedy }), retry: true };
  }
  return {
    error: new YektaError('source.response_invalid', `${answered}.`, { place, remedy: 'Check the url.' }),
    retry: false,
  };
}
