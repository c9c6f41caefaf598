import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerUser } from '../../../warehouse/embedded/server-user.ts';

/** Another process that uses the embedded server of a state folder. */
export interface ServerProcess {
  readonly url: string;
  readonly leave: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

/** Starts a process that opens the server, as another user when one is given. */
export async function openInProcess(stateFolder: string, user: ServerUser | null = null): Promise<ServerProcess> {
  const program = fileURLToPath(new URL('./hold-server.ts', import.meta.url));
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, stateFolder], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(user ?? {}),
  });
  const url = await firstLine(child);
  return {
    url,
    leave: async () => {
      const exit = once(child, 'exit');
      child.stdin?.write('leave\n');
      await exit;
    },
    kill: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the process ended with ${code} before it opened the server`);
  });
  ended.catch(() => undefined);
  const [data] = (await Promise.race([once(child.stdout!, 'data'), ended])) as [Buffer];
  return data.toString().trim();
}

/** Process id of the server on a data folder; null when none is running. */
export async function postmasterPid(dataFolder: string): Promise<number | null> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number.parseInt(text, 10);
}
