import { YektaError } from '../../config/errors/yekta-error.ts';

/** Why no answer came, in words, from the error that fetch threw; never repeats the error's own text, which may hold the URL. */
export interface NetworkFailure {
  readonly error: YektaError;
  /** False when a person has to act before another try can help. */
  readonly retry: boolean;
}

export function describeNetworkFailure(thrown: unknown, host: string, source: string): NetworkFailure {
  const code = findCode(thrown);
  const certificate = code === undefined ? undefined : certificateReasons[code];
  const place = { source };
  if (certificate !== undefined) {
    const error = new YektaError('source.unreachable', `The certificate of ${host} ${certificate} (${code}).`, {
      place,
      remedy: 'Correct the url, or name the file of the certificate authority in NODE_EXTRA_CA_CERTS.',
    });
    return { error, retry: false };
  }
  const reason = (code === undefined ? undefined : connectionReasons[code]) ?? 'broke off the connection';
  const error = new YektaError('source.unreachable', `${host} ${reason}${code === undefined ? '' : ` (${code})`}.`, {
    place,
    remedy: 'Check the url and the network.',
  });
  return { error, retry: true };
}

/** The code of a system or TLS error, which fetch wraps in layers of `cause` and, for several addresses, in a list. */
function findCode(thrown: unknown, depth = 0): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || depth > 5) return undefined;
  const error = thrown as { readonly code?: unknown; readonly cause?: unknown; readonly errors?: unknown };
  if (typeof error.code === 'string') return error.code;
  const first: unknown = Array.isArray(error.errors) ? error.errors[0] : undefined;
  return findCode(error.cause, depth + 1) ?? findCode(first, depth + 1);
}

const certificateReasons: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  CERT_REVOKED: 'was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'comes from an authority that this machine does not trust',
  UNABLE_TO_GET_ISSUER_CERT: 'comes from an authority that this machine does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'comes from an authority that this machine does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another host name',
};

const connectionReasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'is not a known host name',
  EAI_AGAIN: 'could not be looked up',
  ECONNREFUSED: 'refused the connection',
  EHOSTUNREACH: 'cannot be reached from here',
  ENETUNREACH: 'cannot be reached from here',
  ETIMEDOUT: 'did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'did not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'stopped in the middle of its answer',
};
