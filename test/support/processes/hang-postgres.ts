import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Kills a Postgres server whose other processes hang: they stay, and answer nobody. Returns who they are. */
export async function hangPostgres(postmaster: number): Promise<readonly number[]> {
  // While it stands still it starts none, and those that end stay.
  process.kill(postmaster, 'SIGSTOP');
  const children = read(`/proc/${postmaster}/task/${postmaster}/children`).trim().split(' ').map(Number);
  for (const child of children) {
    // One that has only just begun listens for connections, as its parent does, until it has a title of its own.
    while (!/^(postgres: |$)/.test(read(`/proc/${child}/cmdline`))) await sleep(1);
    process.kill(child, 'SIGSTOP');
  }
  process.kill(postmaster, 'SIGKILL');
  return children;
}

const read = (path: string): string => readFileSync(path, 'utf8');
