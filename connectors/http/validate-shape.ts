import type { z } from 'zod';
import { YektaError } from '../../config/errors/yekta-error.ts';

/**
 * Validates the body of an answer. Fails with source.response_invalid, naming the paths that are wrong but no value.
 * `path` is the path of the request, without its query.
 */
export function validateShape<T>(body: unknown, schema: z.ZodType<T>, path: string, source: string): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.') || 'the whole answer');
  throw new YektaError('source.response_invalid', `${path} answered in an unexpected shape: ${places.join(', ')}.`, {
    place: { source },
    remedy: 'Check that the url is the address of this kind of system.',
  });
}
