import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs a program to its end and reads its output as JSON; its messages are shown only when it fails.
 *
 * @throws Error when it ends with another exit code than 0
 */
export async function runJson(program: string, args: readonly string[]): Promise<unknown> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let messages = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    messages = (messages + text).slice(-4000);
  });
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${program} ended with exit code ${code}.\n${messages}`);
  return JSON.parse(output);
}

/**
 * As `runJson`, a module of this program in a Node process of its own; built or not, as the one that asks for it.
 *
 * @param module path without extension, relative to `from`
 * @param from `import.meta.url`
 */
export function runModule(module: string, from: string, args: readonly string[]): Promise<unknown> {
  const script = fileURLToPath(new URL(module + extname(from), from));
  return runJson(process.execPath, [...process.execArgv, script, ...args]);
}
