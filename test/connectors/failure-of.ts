import { expect } from '@jest/globals';
import { YektaError } from '../../config/errors/yekta-error.ts';

/** The YektaError that `work` ends with. */
export async function failureOf(work: Promise<unknown>): Promise<YektaError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(YektaError);
  return error as YektaError;
}

/** Everything that a log could print of an error. */
export function everythingOf(error: YektaError): string {
  return [error.message, error.stack, error.remedy, JSON.stringify(error), String(error.cause ?? '')].join('\n');
}
