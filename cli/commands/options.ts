import { InvalidArgumentError, Option } from 'commander';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly config: string;
  readonly json?: true;
}

export const configOption = () => new Option('-c, --config <file>', 'configuration file').default('yekta.yaml');
export const jsonOption = () => new Option('--json', 'print one JSON value for scripts');
export const threadsOption = () =>
  new Option('--threads <n>', 'threads that calculate; 1 for this one alone').argParser(toThreads);

const MOST_THREADS = 64;

function toThreads(text: string): number {
  const threads = Number(text);
  if (!Number.isInteger(threads) || threads < 1 || threads > MOST_THREADS) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_THREADS}.`);
  }
  return threads;
}
