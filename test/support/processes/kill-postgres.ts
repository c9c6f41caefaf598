import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds in which the processes of a killed server end by themselves. */
const GRACE = 10_000;

/**
 * Kills a Postgres server. Its other processes notice and end; one that waits for another that ended first may stay for ever and
 * answer nobody, and is killed after a while, too, as whoever kills servers does (where /proc tells which they are).
 */
export function killPostgres(postmaster: number): void {
  const others = read(`/proc/${postmaster}/task/${postmaster}/children`).split(' ').map(Number);
  process.kill(postmaster, 'SIGKILL');
  void sleep(GRACE, undefined, { ref: false }).then(() => {
    // A number may belong to another program by now.
    for (const pid of others) if (read(`/proc/${pid}/comm`).trim() === 'postgres') process.kill(pid, 'SIGKILL');
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
