import { readFileSync } from 'node:fs';

/** Kills the main process of a Postgres server whose other processes hang: they stay, and answer nobody. Returns who they are. */
export function hangPostgres(postmaster: number): readonly number[] {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  for (const child of children) process.kill(child, 'SIGSTOP');
  process.kill(postmaster, 'SIGKILL');
  return children;
}
