import { stderr, stdout } from 'node:process';

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Console {
  /** A person watches: colours and bars are welcome. */
  readonly interactive: boolean;
  readonly print: (line?: string) => void;
  /** One JSON value for scripts. */
  readonly printJson: (value: unknown) => void;
  /** Progress, warnings and errors. */
  readonly note: (line: string) => void;
}

export const processConsole: Console = {
  interactive: stderr.isTTY === true && stdout.isTTY === true,
  print: (line = '') => {
    stdout.write(`${line}\n`);
  },
  printJson: (value) => {
    stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  },
  note: (line) => {
    stderr.write(`${line}\n`);
  },
};

const numbers = new Intl.NumberFormat('en-US');

/** `12,345` */
export function formatCount(count: number): string {
  return numbers.format(count);
}

/** `1 record`, `2 records` */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** `0.4 s`, `12.3 s`, `2 min 5 s` from milliseconds. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
