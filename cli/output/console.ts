import { stderr, stdout } from 'node:process';
import type { ConsoleStream } from './console-stream.ts';
import { liveLines } from './live-lines.ts';

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Console {
  /** A person watches: bars are welcome. */
  readonly interactive: boolean;
  /** Columns of the terminal that results are printed on; null when they go elsewhere. */
  readonly width: number | null;
  readonly print: (line?: string) => void;
  /** One JSON value for scripts. */
  readonly printJson: (value: unknown) => void;
  /** Progress, warnings and errors. */
  readonly note: (line: string) => void;
  /** Replaces the lines that stand below everything else while work goes on; only an interactive console shows them. */
  readonly showLive: (lines: readonly string[]) => void;
}

export function createConsole(out: ConsoleStream, errors: ConsoleStream): Console {
  const interactive = out.isTTY === true && errors.isTTY === true;
  const live = interactive ? liveLines(errors) : null;
  const write = (stream: ConsoleStream, text: string): void => {
    if (live === null) stream.write(text);
    else live.writeAbove(text);
  };
  return {
    interactive,
    width: out.isTTY === true ? (out.columns ?? null) : null,
    print: (line = '') => write(out, `${line}\n`),
    printJson: (value) => write(out, `${JSON.stringify(value, null, 2)}\n`),
    note: (line) => write(errors, `${line}\n`),
    showLive: (lines) => live?.show(lines),
  };
}

export const processConsole: Console = createConsole(stdout, stderr);
