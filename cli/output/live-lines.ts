import type { ConsoleStream } from './console-stream.ts';
import { fitWidth } from './text-table.ts';

/** Lines at the bottom of a terminal that are replaced in place, below text that stays. */
export interface LiveLines {
  readonly show: (lines: readonly string[]) => void;
  /** Writes text that stays, made of whole lines. */
  readonly writeAbove: (text: string) => void;
}

/**
 * Every change is one write, over what was there and never blank in between, so that nothing flickers. The cursor rests below
 * the last line: whatever else writes to the terminal, or ends the process, leaves whole lines behind.
 */
export function liveLines(terminal: ConsoleStream): LiveLines {
  let shown: readonly string[] = [];
  const draw = (above: string, lines: readonly string[]): void => {
    const width = (terminal.columns ?? 80) - 1;
    const below = lines.map((line) => `${fitWidth(line, width)}${CLEAR_REST_OF_LINE}\n`).join('');
    const staying = above.replaceAll('\n', `${CLEAR_REST_OF_LINE}\n`);
    terminal.write(`${shown.length === 0 ? '' : up(shown.length)}${staying}${below}${CLEAR_BELOW}`);
    shown = lines;
  };
  return {
    show: (lines) => {
      if (lines.length > 0 || shown.length > 0) draw('', lines);
    },
    writeAbove: (text) => {
      if (shown.length === 0) terminal.write(text);
      else draw(text, shown);
    },
  };
}

const CLEAR_REST_OF_LINE = '\u001B[K';
const CLEAR_BELOW = '\u001B[J';

function up(lines: number): string {
  return `\u001B[${lines}A\r`;
}
