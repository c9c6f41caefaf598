import type { Console } from '../../../cli/output/console.ts';
import { runProgram } from '../../../cli/program.ts';

/** How a command ended that ran in this process. */
export interface ProgramEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, from the sources. */
export async function runInProcess(...args: readonly string[]): Promise<ProgramEnd> {
  const printed: string[] = [];
  const noted: string[] = [];
  const out: Console = {
    interactive: false,
    width: null,
    print: (line = '') => printed.push(line),
    printJson: (value) => printed.push(JSON.stringify(value)),
    note: (line) => noted.push(line),
    showLive: () => {},
  };
  const code = await runProgram(['node', 'yekta', ...args], out);
  process.exitCode = undefined;
  return { code, stdout: printed.join('\n'), stderr: noted.join('\n') };
}
