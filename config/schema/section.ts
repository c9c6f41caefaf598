import { z } from 'zod';
import { unknownName } from '../problems/problem.ts';

/**
 * A mapping of the file that allows exactly the keys of `shape`. Its error message for unknown keys has one line per key, in
 * the order of the issue's `keys`, so that each becomes a problem of its own.
 */
export function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const allowed = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownName('key', key, allowed)).join('\n')
        : undefined,
  });
}
