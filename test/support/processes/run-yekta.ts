import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = built('bin/main.js');
const demo = built('examples/demo.js');

export interface YektaRun {
  readonly child: ChildProcess;
  /** What it printed so far on both outputs. */
  readonly output: () => string;
  /** Resolves when the process is gone, however it ended. */
  readonly ended: Promise<YektaEnd>;
}

export interface YektaEnd {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built `yekta` command as a process of its own. */
export function startYekta(args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): YektaRun {
  return startBuilt(main, args, env, cwd);
}

/** Runs the built demo in a folder, to its end. */
export function runDemo(folder: string, env: NodeJS.ProcessEnv): Promise<YektaEnd> {
  return startBuilt(demo, [folder], env).ended;
}

/** Starts a script of the tests, written in TypeScript. */
export function startScript(script: URL, args: readonly string[], env: NodeJS.ProcessEnv): YektaRun {
  return startNode(['--import', 'tsx', fileURLToPath(script), ...args], env);
}

/** Runs the built command to its end. */
export function runYekta(args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): Promise<YektaEnd> {
  return startYekta(args, env, cwd).ended;
}

function built(file: string): string {
  return fileURLToPath(new URL(`../../../dist/${file}`, import.meta.url));
}

function startBuilt(file: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): YektaRun {
  if (!existsSync(file)) throw new Error('dist/ is missing: run `npm run build` first (npm test does)');
  return startNode([file, ...args], env, cwd);
}

function startNode(args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): YektaRun {
  const child = spawn(process.execPath, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<YektaEnd>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, output: () => stdout + stderr, ended };
}
