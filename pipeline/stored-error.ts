import { YektaError } from '../config/errors/yekta-error.ts';
import type { StoredError } from './ports/run-store.ts';

/**
 * An error as it may be stored, logged and shown. Only our own messages are known to be free of personal data; of any
 * other error just its kind, its code and the place in the program are kept (law 10).
 */
export function toStoredError(error: unknown): StoredError {
  if (error instanceof YektaError) {
    return { code: error.code, message: [error.message, error.remedy].filter(Boolean).join(' ') };
  }
  if (!(error instanceof Error)) return { code: 'internal', message: `Unexpected ${typeof error} thrown.` };
  const { code, table, constraint } = error as Error & { code?: unknown; table?: unknown; constraint?: unknown };
  const details = [code, table, constraint].filter((detail) => typeof detail === 'string').join(', ');
  const frame = error.stack
    ?.split('\n')
    .find((line) => /^\s+at .*(?:\.ts|\.js)/.test(line) && !line.includes('node_modules'));
  const place = frame?.trim().replace(/\(?(?:file:\/\/)?\/\S*\/(?=[^/]+\/[^/]+$)/, '(') ?? '';
  return { code: 'internal', message: `Unexpected ${error.name}${details && ` (${details})`}${place && ` ${place}`}.` };
}
