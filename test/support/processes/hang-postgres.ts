import { readFileSync } from 'node:fs';

/** Kills a Postgres server whose other processes hang: they stay, and answer nobody. Returns who they are. */
export function hangPostgres(postmaster: number): readonly number[] {
  // While it stands still it starts none, and those that end stay.
  process.kill(postmaster, 'SIGSTOP');
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  for (const child of children) process.kill(child, 'SIGSTOP');
  process.kill(postmaster, 'SIGKILL');
  return children;
}
