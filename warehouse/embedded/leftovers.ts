import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { isServerCommand } from './postmaster.ts';
import type { ServerFolder } from './server-folder.ts';

/** What the processes of this folder's server call themselves (Postgres' setting `cluster_name`). */
export function serverName({ data }: ServerFolder): string {
  return `yekta-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`;
}

/**
 * Kills what is left of a server of this folder whose main process is gone. Such processes leave by themselves as a rule; one
 * that hangs would hold the data for ever. What they had not committed is lost with the main process anyway. Processes of a
 * server that lives are its children, and not touched.
 */
export async function killLeftovers(folder: ServerFolder): Promise<void> {
  const processes = await listProcesses();
  const servers = processes.filter(({ command }) => isServerCommand(command, folder.data)).map(({ pid }) => pid);
  for (const { pid, parent, command } of processes) {
    if (!command.startsWith(`postgres: ${serverName(folder)}:`) || servers.includes(parent)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone, or belongs to another user: the start that follows tells.
    }
  }
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

async function listProcesses(): Promise<readonly Process[]> {
  if (process.platform === 'win32') return [];
  if (process.platform === 'linux') {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    return (await Promise.all(pids.map(readProcess))).filter((found) => found !== null);
  }
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,ppid=,command=']);
  return [...stdout.matchAll(/^ *(\d+) +(\d+) (.*)$/gm)].map(([, pid, parent, command = '']) => ({
    pid: Number(pid),
    parent: Number(parent),
    command,
  }));
}

/** Null when it has ended meanwhile. */
async function readProcess(pid: string): Promise<Process | null> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // "pid (name) state parent ...", where the name may hold anything.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return { pid: Number(pid), parent, command };
  } catch {
    return null;
  }
}
